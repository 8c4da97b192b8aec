import type { Actor } from '@/lib/actor'
import { csvRecord } from '@/lib/csv'
import { db } from '@/lib/db/client'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import type { MomentPlace } from '@/lib/place'
import { type ShownEvidence, shownEvidence } from './recertification'
import { findConfirmations } from './store'

const READ_AT_ONCE = 500

const COLUMNS = [
  'app',
  'client_id',
  'owner',
  'due',
  'confirmed',
  'confirmed_by',
  'redirect_uris',
  'scopes',
  'secrets',
  'keys',
  'federated_credentials',
  'callers',
  'people',
]

/**
 * Every confirmation of the organization, the oldest first, with what was shown, as CSV (RFC 4180),
 * piece by piece. Those of apps that are gone stay. Refuses with `forbidden` unless the actor is an
 * administrator.
 */
export function exportConfirmations(actor: Actor): AsyncGenerator<string, void, void> {
  authorizeAdministrator(actor)
  return inCsv(actor.organizationId)
}

async function* inCsv(organizationId: string): AsyncGenerator<string, void, void> {
  yield csvRecord(COLUMNS)
  let after: MomentPlace | undefined
  for (;;) {
    const rows = await findConfirmations(db(), organizationId, { after, take: READ_AT_ONCE })
    const last = rows.at(-1)
    if (!last) return
    after = { at: last.confirmedAt, id: last.id }
    yield rows.map(recordOf).join('')
  }
}

function recordOf(row: Awaited<ReturnType<typeof findConfirmations>>[number]): string {
  const shown = shownEvidence.parse(row.shown)
  return csvRecord([
    row.appName,
    row.appId,
    row.ownerName,
    row.dueAt?.toISOString() ?? '',
    row.confirmedAt.toISOString(),
    row.confirmedByName,
    shown.redirectUris.join(' '),
    shown.scopes.join(' '),
    used(shown.secrets.map(({ hint, ...one }) => ({ ...one, name: `${one.name} (${hint})` }))),
    used(shown.keys),
    used(shown.federated),
    callersOf(shown),
    shown.people,
  ])
}

function used(credentials: { name: string; lastUsedAt: string | null }[]): string {
  const words = credentials.map(({ name, lastUsedAt }) =>
    lastUsedAt ? `${name}, last used ${lastUsedAt}` : `${name}, never used`,
  )
  return words.join('; ')
}

function callersOf({ callers, moreCallers }: ShownEvidence): string {
  const words = callers.map(({ address, lastAt }) => `${address}, last ${lastAt ?? 'unknown'}`)
  return [...words, ...(moreCallers > 0 ? [`${moreCallers} more`] : [])].join('; ')
}

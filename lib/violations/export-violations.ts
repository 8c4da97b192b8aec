import type { Actor } from '@/lib/actor'
import { csvRecord } from '@/lib/csv'
import { authorizeReader, listViolations } from './list-violations'
import type { Place } from './place'
import { BREAKABLE, type Breakable, type Violation } from './violation'

const ROWS_AT_ONCE = 500

const COLUMNS = ['policy', 'client_id', 'app', 'owner', 'secret_id', 'secret', 'since', 'last_used']

type Wanted = { settings?: readonly Breakable[]; ownerId?: string | undefined }

/**
 * Everything that breaks these settings, or all settings, as a CSV file (RFC 4180) with a line of column
 * names, piece by piece. Moments are in ISO 8601, UTC. Refuses developers with `not_found`, before the
 * first piece.
 */
export function exportViolations(actor: Actor, wanted: Wanted): AsyncGenerator<string, void, void> {
  authorizeReader(actor)
  return inCsv(actor, wanted)
}

async function* inCsv(
  actor: Actor,
  { settings = BREAKABLE, ownerId }: Wanted,
): AsyncGenerator<string, void, void> {
  yield csvRecord(COLUMNS)
  for (const setting of settings) {
    let after: Place | null = null
    do {
      const page: Awaited<ReturnType<typeof listViolations>> = await listViolations(
        actor,
        { setting, ownerId, after },
        ROWS_AT_ONCE,
      )
      yield page.violations.map(recordOf).join('')
      after = page.next
    } while (after)
  }
}

function recordOf({ setting, appId, appName, ownerName, secret, since, lastUsedAt }: Violation) {
  const whose = [setting, appId, appName, ownerName, secret?.id ?? null, secret?.name ?? null]
  return csvRecord([...whose, since.toISOString(), lastUsedAt?.toISOString() ?? null])
}

import type { Actor } from '@/lib/actor'
import { appStatus } from '@/lib/apps/app'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { pageOf } from '@/lib/page'
import { formatHint } from '@/lib/secrets/secret'
import { findLeaver } from './find-leaver'
import { type Leaver, SHOWN_PER_PAGE, type ShownSecret, type ShownSecretsPage } from './leaver'
import { countShown, findShown, type Seen, type ShownRow } from './store'

/**
 * Every secret of the organization whose value this person was shown, and which still works or is
 * paused. Of somebody who was disabled also those that ended since, so that the list says what was
 * done. Secrets of deleted apps are left out until an app is restored. A page holds `take` of them.
 * Refuses with `not_found` as `findLeaver` does.
 */
export async function listShownSecrets(
  actor: Actor,
  personId: string,
  { page: wanted, take = SHOWN_PER_PAGE }: { page: number; take?: number },
): Promise<ShownSecretsPage> {
  const leaver = await findLeaver(actor, personId)
  const seen = seenBy(leaver, actor.organizationId)
  const { total, open } = await countShown(db(), seen)
  const { page, skip } = pageOf(total, { page: wanted, size: take })
  const rows = await findShown(db(), seen, { skip, take })
  return { leaver, secrets: rows.map(viewShown), total, open, page }
}

function seenBy({ id: personId, leftAt, standing }: Leaver, organizationId: string): Seen {
  const at = now()
  const here = standing === 'here'
  const keptSince = here ? at : (leftAt ?? new Date(0))
  return { organizationId, personId, since: leftAt ?? at, keptSince, at }
}

function viewShown(row: ShownRow): ShownSecret {
  const { id, name, state, shownAt, expiresAt, lastUsedAt, endedAt, endedByName } = row
  const { appId, appName, suspendedAt, keptAt, keptByName, reason } = row
  return {
    id,
    name,
    hint: formatHint(row),
    app: { id: appId, name: appName, status: appStatus({ suspendedAt, deletedAt: null }) },
    shownAt,
    expiresAt,
    lastUsedAt,
    state,
    endedAt,
    endedByName,
    kept: keptAt && { at: keptAt, byName: keptByName ?? '', reason: reason ?? '' },
  }
}

import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { deleteHost } from './allowed-host-store'
import { lockAppsAtHost, suspendAppsAtHost } from './store'

/**
 * Stops allowing a host. The apps whose document is there are suspended with it: they no longer
 * authenticate, and their tokens are dead at once. They cannot be resumed before the host is
 * allowed again. Refuses with `forbidden`, `step_up_required`, `not_found`.
 */
export async function removeAllowedHost(actor: Actor, host: string): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const place = { organizationId: actor.organizationId, host }
  await inTransaction(async (tx) => {
    // The apps first, then the host, as everybody who holds both takes them.
    await lockAppsAtHost(tx, place)
    if (!(await deleteHost(tx, place.organizationId, host))) {
      throw new Refusal('not_found', `host ${host}`)
    }
    const apps = await suspendAppsAtHost(tx, place, now())
    for (const { id, name } of apps) {
      await recordEvent(tx, actor, 'app.suspended', {
        target: { kind: 'app', id, name },
        detail: { host },
      })
    }
    await recordEvent(tx, actor, 'host.removed', {
      target: { kind: 'host', id: host, name: host },
      detail: { apps: apps.length },
    })
  })
}

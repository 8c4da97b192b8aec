import type { Actor } from '@/lib/actor'
import { recordEvents } from '@/lib/audit/record-event'
import { inTransaction, type Tx } from '@/lib/db/client'
import { changePolicy } from '@/lib/policies/administration/change-policy'
import { findGoverned, type Governed } from '@/lib/policies/find-policy'
import type { Policy } from '@/lib/policies/policy'
import type { PolicyTrial } from './policy-trial-input'
import { ruledBy } from './ruled-by'
import { findNewlyBroken, type NewlyBroken } from './store'
import { BREAKABLE, type Breakable } from './violation'

/** With more newly broken apps, the log has one event for each owner, not one for each app. */
const EVENTS_MAX = 100

/**
 * Changes the policy as `changePolicy` does, and writes down which apps break it from now on, so that
 * their owners are told. What was broken before is not told again. Nothing is stopped by it.
 */
export async function savePolicy(actor: Actor, trial: PolicyTrial): Promise<Policy> {
  return inTransaction(async (tx) => {
    const { organizationId } = actor
    const before = await findGoverned(tx, organizationId)
    const policy = await changePolicy(tx, actor, trial)
    const after = await findGoverned(tx, organizationId)
    for (const setting of BREAKABLE.filter((one) => one in trial.change)) {
      await tellBroken(tx, actor, { setting, before, after })
    }
    return policy
  })
}

type Changed = { setting: Breakable; before: Governed; after: Governed }

async function tellBroken(tx: Tx, actor: Actor, { setting, before, after }: Changed) {
  const ruled = (governed: Governed) => ruledBy(actor.organizationId, setting, governed)
  const states = { now: ruled(after), before: ruled(before) }
  const owners = await findNewlyBroken(tx, setting, { ...states, most: EVENTS_MAX })
  const total = owners.reduce((sum, { apps }) => sum + apps, 0)
  if (total > EVENTS_MAX) await tellOwners(tx, actor, { setting, owners })
  else await tellApps(tx, actor, { setting, owners })
}

type Told = { setting: Breakable; owners: readonly NewlyBroken[] }

async function tellApps(tx: Tx, actor: Actor, { setting, owners }: Told): Promise<void> {
  const apps = owners.flatMap(({ first }) => first)
  await recordEvents(
    tx,
    actor,
    'policy.broken',
    apps.map(({ id, name }) => ({ target: { kind: 'app', id, name }, detail: { setting } })),
  )
}

async function tellOwners(tx: Tx, actor: Actor, { setting, owners }: Told): Promise<void> {
  await recordEvents(
    tx,
    actor,
    'policy.broken_by_many',
    owners.map(({ ownerId: id, ownerName: name, apps }) => ({
      target: { kind: 'person', id, name },
      detail: { setting, apps },
    })),
  )
}

import type { Actor } from '@/lib/actor'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import type { PolicyTrial } from './policy-trial-input'
import { tryChange } from './try-change'
import type { DryRun } from './violation'

/**
 * What a change of one setting would break if it were saved now: how many apps, secrets and people, and
 * the first of them. Nothing changes. Refuses with `forbidden`, and with `invalid_input` at `change`.
 */
export async function dryRunPolicy(actor: Actor, trial: PolicyTrial): Promise<DryRun> {
  authorizeAdministrator(actor)
  return tryChange(actor.organizationId, trial)
}

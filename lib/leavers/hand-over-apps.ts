import type { Actor } from '@/lib/actor'
import { changeOwner } from '@/lib/apps/lifecycle/change-owner'
import { eachApp } from '@/lib/apps/lifecycle/each-app'
import type { AppOutcome } from '@/lib/apps/lifecycle/several-apps'
import type { NewMemberInput } from '@/lib/apps/members/member-input'
import { db } from '@/lib/db/client'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { findLeaver } from './find-leaver'
import { findOwnedApps } from './store'

/** So many apps are handed over in one request; whoever has more is handed over again. */
export const HANDED_OVER_MAX = 500

/**
 * Gives every app of a person to a colleague, as `changeOwner` does with one, and says of each what came
 * of it. Deleted apps stay theirs. Refuses with `forbidden` unless the actor is an administrator, with
 * `step_up_required`, with `not_found` as `findLeaver` does, and as `eachApp` does.
 */
export async function handOverApps(
  actor: Actor,
  personId: string,
  { email }: NewMemberInput,
): Promise<AppOutcome[]> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  await findLeaver(actor, personId)
  const { organizationId } = actor
  const owned = { organizationId, personId, take: HANDED_OVER_MAX }
  const appIds = await findOwnedApps(db(), owned)
  return eachApp(appIds, (appId) => changeOwner(actor, appId, email))
}

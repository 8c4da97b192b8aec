import type { Actor } from '@/lib/actor'
import { changeOwner } from './change-owner'
import { eachApp } from './each-app'
import type { AppOutcome } from './several-apps'
import type { NewOwnerInput } from './several-input'

/** Gives several apps to one colleague, and says of each what came of it. Refuses as `eachApp` does. */
export function changeOwners(
  actor: Actor,
  { appIds, email }: NewOwnerInput,
): Promise<AppOutcome[]> {
  return eachApp(appIds, (appId) => changeOwner(actor, appId, email))
}

import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { parseFirst } from '@/lib/testing/parse-first'
import * as host from '../documents/allow-host'
import { newAllowedHost } from '../documents/allowed-host-input'
import * as federated from '../federated/add-federated-credential'
import {
  federatedCredentialInput,
  removeFederatedInput,
  triedTokenInput,
} from '../federated/federated-input'
import * as federatedRemoval from '../federated/remove-federated-credential'
import * as trial from '../federated/try-token'
import * as key from '../keys/add-app-key'
import { appKeyInput, jwksUriInput, removeKeyInput } from '../keys/app-key-input'
import * as removal from '../keys/remove-app-key'
import * as address from '../keys/set-jwks-uri'
import * as owners from '../lifecycle/change-owners'
import * as resumption from '../lifecycle/resume-apps'
import { newOwnerInput, severalApps } from '../lifecycle/several-input'
import * as suspension from '../lifecycle/suspend-apps'
import * as member from '../members/add-app-member'
import { newMemberInput } from '../members/member-input'

/** Verbs of apps, each with its input parsed first. */
export const addAppKey = parseFirst(appKeyInput, key.addAppKey)
export const addFederatedCredential = parseFirst(
  federatedCredentialInput,
  federated.addFederatedCredential,
)
export const removeFederatedCredential = parseFirst(
  removeFederatedInput,
  federatedRemoval.removeFederatedCredential,
)
export const tryToken = parseFirst(triedTokenInput, trial.tryToken)
export const setJwksUri = parseFirst(jwksUriInput, address.setJwksUri)
export const addAppMember = parseFirst(newMemberInput, member.addAppMember)
export const suspendApps = parseFirst(severalApps, suspension.suspendApps)
export const resumeApps = parseFirst(severalApps, resumption.resumeApps)
export const changeOwners = parseFirst(newOwnerInput, owners.changeOwners)
export const allowHost = parseFirst(newAllowedHost, host.allowHost)

export async function removeAppKey(
  actor: Actor,
  { appId, ...form }: { appId: string; keyId: string; typedName?: string | undefined },
) {
  return removal.removeAppKey(actor, appId, acceptInput(removeKeyInput, form))
}

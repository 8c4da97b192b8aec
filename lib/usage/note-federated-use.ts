import { lastUses } from './last-uses'
import { noteCaller } from './note-caller'
import type { KeyUse } from './note-key-use'

const uses = lastUses<KeyUse>('federated-uses', ({ keyId }) => keyId)

/**
 * Keeps a use of a federated credential, whose id is the `keyId`, in memory until the next flush, at
 * most a second later. Its hours are counted as those of keys.
 */
export function noteFederatedUse(use: KeyUse): void {
  const { keyId, appId, at, address, userAgent, grantType } = use
  uses.note(use)
  noteCaller({ kind: 'key', credentialId: keyId, appId, address, userAgent, grantType }, at)
}

/** Returns the last use of each credential since the last call, and removes them from memory. */
export const takeFederatedUses = uses.take

/** Puts back last uses that could not be written. */
export const returnFederatedUses = uses.giveBack

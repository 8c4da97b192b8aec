import { lastUses } from './last-uses'
import { noteCaller } from './note-caller'

/** One successful authentication with a public key (`private_key_jwt`), or a certificate. */
export type KeyUse = {
  /** The key's id, the id of the JWKS address where the app publishes its keys, or that of `certificateId`. */
  keyId: string
  appId: string
  at: Date
  address: string
  userAgent: string
  /** The grant type or the endpoint, as for secrets. */
  grantType: string
}

const uses = lastUses<KeyUse>('key-uses', ({ keyId }) => keyId)

/** Keeps a use in memory until the next flush, at most a second later. No database round trip. */
export function noteKeyUse(use: KeyUse): void {
  const { keyId, appId, at, address, userAgent, grantType } = use
  uses.note(use)
  noteCaller({ kind: 'key', credentialId: keyId, appId, address, userAgent, grantType }, at)
}

/** Returns the last use of each key since the last call, and removes them from memory. */
export const takeKeyUses = uses.take

/** Puts back last uses that could not be written. */
export const returnKeyUses = uses.giveBack

import { lastUses } from './last-uses'

/** One successful authentication with a public key (`private_key_jwt`). */
export type KeyUse = {
  /** The key's id, or the id of the JWKS address where the app publishes its keys. */
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
export const noteKeyUse = uses.note

/** Returns the last use of each key since the last call, and removes them from memory. */
export const takeKeyUses = uses.take

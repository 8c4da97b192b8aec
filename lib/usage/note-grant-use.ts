import { lastUses } from './last-uses'

/** When a token of a grant was last issued or used. */
export type GrantUse = { grantDigest: Buffer; at: Date }

const uses = lastUses<GrantUse>('grant-uses', ({ grantDigest }) => grantDigest.toString('latin1'))

/** Keeps a use in memory until the next flush, at most a second later. No database round trip. */
export const noteGrantUse = uses.note

/** Returns the last use of each grant since the last call, and removes them from memory. */
export const takeGrantUses = uses.take

/** Puts back what could not be written. */
export const returnGrantUses = uses.giveBack

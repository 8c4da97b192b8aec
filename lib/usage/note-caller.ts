import { countAccepted } from '@/lib/measured'
import { noteExactRow, wantsExactRows } from './note-exact-row'
import { tally } from './tally'

/** One successful authentication: from where, with which program and for what. */
export type CallerOf = {
  kind: 'secret' | 'key'
  /** The id of the secret or key, of the JWKS address where the app publishes its keys, or of its certificate. */
  credentialId: string
  appId: string
  address: string
  userAgent: string
  grantType: string
}

/** How many callers of one credential a second are told apart. */
const MOST_OF_CREDENTIAL = 200

const callers = tally<CallerOf>('callers', {
  keyOf: ({ credentialId, address, grantType, userAgent }) =>
    `${credentialId}\n${address}\n${grantType}\n${userAgent}`,
  groupOf: ({ credentialId }) => credentialId,
  mostOfGroup: MOST_OF_CREDENTIAL,
  restOf: (caller) => ({ ...caller, address: '', userAgent: '', grantType: '' }),
  // Only who has authenticated is counted here, so the groups are as many as there are credentials.
  most: Number.POSITIVE_INFINITY,
})

/** Counts a use in memory until the next flush, at most a second later. No database round trip. */
export const noteCaller = (caller: CallerOf, at: Date): void => {
  callers.note(caller, at)
  countAccepted('app', caller.kind)
  if (!wantsExactRows('authenticated')) return
  const { kind: _, ...row } = caller
  noteExactRow({ kind: 'authenticated', at, ...row })
}

/** Returns who came since the last call, how often in which hour, and removes it from memory. */
export const takeCallers = callers.take

/** Puts back what could not be written. */
export const returnCallers = callers.giveBack

import { countRefused } from '@/lib/measured'
import { noteExactRow, wantsExactRows } from './note-exact-row'
import { type Tallied, tally } from './tally'

/** One refused request at a machine's endpoint. */
export type Refused = {
  /** The client id that was sent, whether there is such an app or not. */
  appId: string
  /** The public id of the secret that was sent. */
  secretId: string | null
  /** The id of the public key, or the key id (`kid`) that an assertion named. */
  key: string | null
  cause: string
  address: string
  /** The value was right: whoever sent it has the credential. */
  proven: boolean
}

/** How many different attempts at one app a second are told apart, and how many at all apps. */
export const REFUSED_OF_APP = 100
export const REFUSED_AT_ONCE = 2_000

const bounds = {
  keyOf: ({ appId, secretId, key, cause, address }: Refused) =>
    `${appId}\n${secretId}\n${key}\n${cause}\n${address}`,
  groupOf: ({ appId }: Refused) => appId,
  mostOfGroup: REFUSED_OF_APP,
  restOf: (one: Refused): Refused => ({ ...one, secretId: null, key: null, address: '' }),
  most: REFUSED_AT_ONCE,
}

const NOTHING: Refused = {
  appId: '',
  secretId: null,
  key: null,
  cause: '',
  address: '',
  proven: false,
}

/** Apart, so that whoever has a value is told of however much strangers forge. */
const proven = tally<Refused>('refused-proven', {
  ...bounds,
  rest: { ...NOTHING, proven: true },
})
const forgeable = tally<Refused>('refused-forgeable', { ...bounds, rest: NOTHING })

/** Counts a refusal in memory until the next flush, at most a second later. No database round trip. */
export function noteRefused(refused: Refused, at: Date): void {
  const counts = refused.proven ? proven : forgeable
  counts.note(refused, at)
  countRefused('app', refused.cause)
  if (!wantsExactRows('refused')) return
  const { appId, secretId, key, cause, address, proven: isProven } = refused
  const who = { appId, credentialId: secretId ?? key, address, userAgent: null }
  noteExactRow({ kind: 'refused', cause, proven: isProven, at, ...who })
}

/** Returns what was refused since the last call, and removes it from memory. */
export function takeRefused(): Tallied<Refused>[] {
  return [...proven.take(), ...forgeable.take()]
}

/** Puts back what could not be written. */
export function returnRefused(taken: readonly Tallied<Refused>[]): void {
  proven.giveBack(taken.filter(({ what }) => what.proven))
  forgeable.giveBack(taken.filter(({ what }) => !what.proven))
}

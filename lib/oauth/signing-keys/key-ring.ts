import type { SigningAlgorithm } from '@/lib/apps/fields/signing-algorithm'
import { now, secondsAfter } from '@/lib/clock'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import { loadSigningKeys } from './load-signing-keys'
import type { SigningKey } from './make-signing-key'
import { keyOf, PUBLISHED_AFTER_SECONDS } from './signing-key'
import { fingerprintSigningKeys } from './store'

/** No process signs with a key that was retired longer ago than this. */
const LOOK_AGAIN_MS = 10_000
/** An unknown key id causes a new look, but not for every forged token. */
const LOOK_FOR_UNKNOWN_MS = 1_000

/** The rings of all algorithms. */
type Rings = {
  fingerprint: string
  keys: SigningKey[]
  byId: Map<string, SigningKey>
  /** Called after every change, with the new keys. */
  onChange: (keys: SigningKey[]) => void
}

const holder = processWide('key-ring', () => ({
  rings: null as Rings | null,
  lookedMs: 0,
  looking: null as Promise<void> | null,
}))

/** Loads the signing keys, passes them on, and does so again after every change. */
export async function openKeyRing(onChange: Rings['onChange']): Promise<void> {
  const fingerprint = await presentFingerprint()
  take(fingerprint, await loadSigningKeys(), onChange)
}

/** Whether the last look at the keys is recent enough to use them. */
export function isRingFresh(): boolean {
  return now().getTime() - holder.lookedMs < LOOK_AGAIN_MS
}

/**
 * Checks whether the keys have changed. Callers that come meanwhile wait for the same check. While
 * the database does not answer, the known keys stay in use.
 */
export function refreshKeyRing(): Promise<void> {
  holder.looking ??= look()
    .catch((error) => log.warn({ err: error }, 'signing keys could not be looked at'))
    .finally(() => {
      holder.looking = null
    })
  return holder.looking
}

/** Passes the present keys on again, to what has to be made anew. */
export function renewKeyRing(): void {
  const { rings } = holder
  if (rings) rings.onChange(rings.keys)
}

/** Makes the next request check, because this process has just changed the keys. */
export function distrustKeyRing(): void {
  holder.lookedMs = 0
}

/** The key that signs with this algorithm at present. Throws before the keys were loaded. */
export function presentSigner(algorithm: SigningAlgorithm): SigningKey {
  const signer = keyOf(holder.rings?.keys ?? [], { algorithm, status: 'current' })
  if (!signer) throw new Error('lib/oauth: a signature before the signing keys were loaded')
  return signer
}

/** The key of this id; undefined if it is not ours. Its algorithm is the only one to verify with. */
export async function findVerificationKey(kid: string): Promise<SigningKey | undefined> {
  const known = holder.rings?.byId.get(kid)
  if (known || now().getTime() - holder.lookedMs < LOOK_FOR_UNKNOWN_MS) return known
  await refreshKeyRing()
  return holder.rings?.byId.get(kid)
}

async function look(): Promise<void> {
  const { rings } = holder
  if (!rings) return
  const fingerprint = await presentFingerprint()
  if (fingerprint !== rings.fingerprint) take(fingerprint, await loadSigningKeys(), rings.onChange)
  holder.lookedMs = now().getTime()
}

function take(fingerprint: string, keys: SigningKey[], onChange: Rings['onChange']): void {
  holder.rings = { fingerprint, keys, byId: new Map(keys.map((key) => [key.kid, key])), onChange }
  holder.lookedMs = now().getTime()
  onChange(keys)
}

function presentFingerprint(): Promise<string> {
  return fingerprintSigningKeys(secondsAfter(now(), -PUBLISHED_AFTER_SECONDS))
}

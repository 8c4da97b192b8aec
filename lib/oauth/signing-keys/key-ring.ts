import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { now, secondsAfter } from '@/lib/clock'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import { loadSigningKeys } from './load-signing-keys'
import type { SigningJwk } from './make-signing-key'
import { PUBLISHED_AFTER_SECONDS } from './signing-key'
import { fingerprintSigningKeys } from './store'

/** No process signs with a key that was retired longer ago than this. */
const LOOK_AGAIN_MS = 10_000
/** An unknown key id causes a new look, but not for every forged token. */
const LOOK_FOR_UNKNOWN_MS = 1_000

/** The private key that signs at present. */
export type Signer = { kid: string; privateKey: KeyObject }

type Ring = {
  fingerprint: string
  keys: SigningJwk[]
  signer: Signer
  publicKeys: Map<string, KeyObject>
  /** Called after every change, with the new keys. */
  onChange: (keys: SigningJwk[]) => void
}

const holder = processWide('key-ring', () => ({
  ring: null as Ring | null,
  lookedMs: 0,
  looking: null as Promise<void> | null,
}))

/** Loads the signing keys, passes them on, and does so again after every change. */
export async function openKeyRing(onChange: Ring['onChange']): Promise<void> {
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
  const { ring } = holder
  if (ring) ring.onChange(ring.keys)
}

/** Makes the next request check, because this process has just changed the keys. */
export function distrustKeyRing(): void {
  holder.lookedMs = 0
}

/** The key that signs at present. Throws before the keys were loaded. */
export function presentSigner(): Signer {
  if (!holder.ring) throw new Error('lib/oauth: a signature before the signing keys were loaded')
  return holder.ring.signer
}

/** The public key that verifies a signature of ours; undefined if it is not ours. */
export async function findVerificationKey(kid: string): Promise<KeyObject | undefined> {
  const known = holder.ring?.publicKeys.get(kid)
  if (known || now().getTime() - holder.lookedMs < LOOK_FOR_UNKNOWN_MS) return known
  await refreshKeyRing()
  return holder.ring?.publicKeys.get(kid)
}

async function look(): Promise<void> {
  const { ring } = holder
  if (!ring) return
  const fingerprint = await presentFingerprint()
  if (fingerprint !== ring.fingerprint) take(fingerprint, await loadSigningKeys(), ring.onChange)
  holder.lookedMs = now().getTime()
}

function take(fingerprint: string, keys: SigningJwk[], onChange: Ring['onChange']): void {
  const publicKeys = new Map(
    keys.map(({ d: _private, ...jwk }) => [jwk.kid, createPublicKey({ key: jwk, format: 'jwk' })]),
  )
  const [first] = keys
  if (!first) throw new Error('lib/oauth: there is no signing key')
  const privateKey = createPrivateKey({ key: first, format: 'jwk' })
  const signer = { kid: first.kid, privateKey }
  holder.ring = { fingerprint, keys, signer, publicKeys, onChange }
  holder.lookedMs = now().getTime()
  onChange(keys)
}

function presentFingerprint(): Promise<string> {
  return fingerprintSigningKeys(secondsAfter(now(), -PUBLISHED_AFTER_SECONDS))
}

import { hkdfSync } from 'node:crypto'
import { config } from '@/lib/config'
import { processWide } from '@/lib/process'

/** The purposes of derived keys. Each purpose has its own key. */
export type Purpose =
  | `secret-pepper/${number}`
  | 'session-cookie'
  | 'engine-cookies'
  | 'form-cookie'
  | 'signing-key-seal'
  | 'artifact-seal'
  | 'dpop-nonce'
  | 'second-factor-seal'
  | 'recovery-code'
  | 'provider-secret-seal'
  | 'delivery-credential-seal'
  | 'signal-header-seal'
  | 'webhook-secret-seal'
  | 'mail-link-seal'
  | 'known-device'
  | 'presented-jwt'
  | 'audit-seal-key'
  | 'master-key-seal'
  | 'master-key-id'

/** A master key and its generation: 1 is the first key of this database, and each rotation adds one. */
export type MasterKey = { generation: number; key: Buffer }

/** The master keys of this database. */
export type MasterKeys = {
  /** The newest first. */
  known: [MasterKey, ...MasterKey[]]
  /** Configured, but not in use yet. Another process may be about to use it. */
  pending: Buffer | null
}

const holder = processWide('master-keys', () => ({
  keys: null as MasterKeys | null,
  lookAgain: () => {},
  derived: new WeakMap<Buffer, Map<Purpose, Buffer>>(),
}))

/** Sets the master keys of this process. `lookAgain` finds a pending one that has appeared since. */
export function provideMasterKeys(keys: MasterKeys | null, lookAgain = () => {}): void {
  Object.assign(holder, { keys, lookAgain })
}

/** Looks for a pending master key, because something was sealed under a key that is not known. */
export function lookForMasterKey(): void {
  holder.lookAgain()
}

/** The master keys; until some are provided, only the configured one. */
export function masterKeys(): MasterKeys {
  return holder.keys ?? { known: [{ generation: 1, key: config().masterKey }], pending: null }
}

/** A 256-bit key for one purpose, by HKDF-SHA-256 (RFC 5869) from a master key. */
export function deriveKey(masterKey: Buffer, purpose: Purpose): Buffer {
  const keys = holder.derived.get(masterKey) ?? new Map<Purpose, Buffer>()
  holder.derived.set(masterKey, keys)
  let key = keys.get(purpose)
  if (!key) {
    key = Buffer.from(hkdfSync('sha256', masterKey, '', `keyturn ${purpose}`, 32))
    keys.set(purpose, key)
  }
  return key
}

/** The key for one purpose that is used for what is new. */
export function keyFor(purpose: Purpose): Buffer {
  return deriveKey(masterKeys().known[0].key, purpose)
}

/** Every key for one purpose that may have been used for what is there. The newest is the first. */
export function keysFor(purpose: Purpose): [Buffer, ...Buffer[]] {
  return [
    keyFor(purpose),
    ...readable()
      .slice(1)
      .map(({ key }) => deriveKey(key, purpose)),
  ]
}

/** The known keys and after them the pending one, as the generation that it will be. */
export function readable(): MasterKey[] {
  const { known, pending } = masterKeys()
  return pending ? [...known, { generation: known[0].generation + 1, key: pending }] : known
}

/** The pepper version under which new secrets are digested: the generation of the master key. */
export function currentPepperVersion(): number {
  return masterKeys().known[0].generation
}

/** The pepper of a version. Throws if no master key of that generation is known. */
export function pepper(version: number): Buffer {
  const find = () => readable().find(({ generation }) => generation === version)
  let found = find()
  if (!found) {
    lookForMasterKey()
    found = find()
  }
  if (!found) throw new Error(`lib/keys: no master key of generation ${version} is known`)
  return deriveKey(found.key, `secret-pepper/${version}`)
}

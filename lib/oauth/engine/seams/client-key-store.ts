import type { Client } from '../../protocol/oidc-provider'

/** A key as the header of a signature names it. */
export type WantedKey = { alg: string; kid?: string | undefined }

/** The methods of a client's key store that the engine calls to verify a signature. */
export type KeyStore = {
  selectForVerify(wanted: WantedKey): unknown[]
  /** False: a failed verification is tried again after `refresh`. */
  fresh(): boolean
  refresh(): Promise<void>
}

/** The store with which the engine verifies what the client signs. */
export function keyStoreOf({ asymmetricKeyStore }: Client): KeyStore {
  return asymmetricKeyStore as KeyStore
}

/** The engine's own store for a client, which fetches the keys at its `jwks_uri`. */
export function engineKeyStore({ asymmetricKeyStore }: Client): KeyStore {
  const engine = asymmetricKeyStore as KeyStore
  return {
    selectForVerify: engine.selectForVerify.bind(engine),
    fresh: engine.fresh.bind(engine),
    refresh: engine.refresh.bind(engine),
  }
}

/**
 * The engine keeps a client's keys with the client, and keeps fetched keys as long as the headers
 * say. Here built clients are kept in memory, and nothing that can be revoked is kept with them.
 * `keyObjectOf` turns an answer of `selectForVerify` into what the engine verifies with. Without
 * it, the engine's own keys are selected.
 */
export function replaceKeyStore(
  { asymmetricKeyStore }: Client,
  store: KeyStore,
  keyObjectOf?: (selected: never) => unknown,
): void {
  const own = keyObjectOf && { getKeyObject: keyObjectOf, selectForEncrypt: () => [] }
  Object.assign(asymmetricKeyStore as object, store, own)
}

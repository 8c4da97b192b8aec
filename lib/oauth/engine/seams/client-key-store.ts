import type { Client } from '../../protocol/oidc-provider'

/** A key as the header of a signature names it. */
export type WantedKey = { alg: string; kid?: string | undefined }

/** What the engine calls of the store of a client's public keys when it verifies a signature. */
export type KeyStore = {
  selectForVerify(wanted: WantedKey): unknown[]
  /** False: what does not verify is tried once more after `refresh`. */
  fresh(): boolean
  refresh(): Promise<void>
}

/** The store that the engine has made for a client, which fetches the keys at its `jwks_uri`. */
export function engineKeyStore({ asymmetricKeyStore }: Client): KeyStore {
  const engine = asymmetricKeyStore as KeyStore
  return {
    selectForVerify: engine.selectForVerify.bind(engine),
    fresh: engine.fresh.bind(engine),
    refresh: engine.refresh.bind(engine),
  }
}

/**
 * The engine keeps a client's keys with the client, and keeps those that it fetches as long as the
 * headers say. Here clients are kept built, and what may be revoked is never kept with them.
 * `keyObjectOf` makes what the engine verifies with of what `selectForVerify` answers; without it,
 * the engine's own keys are selected.
 */
export function replaceKeyStore(
  { asymmetricKeyStore }: Client,
  store: KeyStore,
  keyObjectOf?: (selected: never) => unknown,
): void {
  const own = keyObjectOf && { getKeyObject: keyObjectOf, selectForEncrypt: () => [] }
  Object.assign(asymmetricKeyStore as object, store, own)
}

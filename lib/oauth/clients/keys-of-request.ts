import { engineKeyStore, type KeyStore, replaceKeyStore } from '../engine/seams/client-key-store'
import { type Client, Provider } from '../protocol/oidc-provider'
import { ownKeysId } from './client-metadata'
import { type ClientKey, findClientKeys } from './key-store'
import { keepPublishedKeys } from './published-keys'
import { triedKeyId, verificationKeys } from './verification-keys'

/**
 * Built clients are kept in memory, and nothing that can be revoked is kept with them. So an app's
 * public keys are read for each signed request. The keys that it publishes itself are kept for
 * minutes.
 */
export function readKeysPerRequest(client: Client): void {
  const id = ownKeysId(client)
  if (id === null) replaceKeyStore(client, storeOfKeysAddedHere(client.clientId), noteTriedKey)
  else if (client.jwksUri) keepPublishedKeys(client, id)
  else nameRegisteredKeys(client, id)
}

/**
 * Keys that a program has registered with its app are as old as the built client, which is built
 * anew when they change. A token that is minted with one carries the `id` of all of them.
 */
function nameRegisteredKeys(client: Client, id: string): void {
  const engine = engineKeyStore(client)
  replaceKeyStore(client, {
    ...engine,
    selectForVerify(wanted) {
      triedKeyId.set(id)
      return engine.selectForVerify(wanted)
    },
  })
}

function storeOfKeysAddedHere(appId: string): KeyStore {
  return {
    selectForVerify: ({ alg, kid }) =>
      (verificationKeys.get() ?? []).filter(
        (key) => fits(key, alg) && (kid === undefined || kid === key.kid),
      ),
    fresh: () => verificationKeys.get() !== undefined,
    async refresh() {
      if (Provider.ctx) verificationKeys.set(await findClientKeys(appId, null))
    },
  }
}

/** The engine tries one key after the other, and stops at the one that verifies. */
function noteTriedKey(key: ClientKey) {
  triedKeyId.set(key.id)
  return key.jwk
}

/** RFC 9864: the same algorithm has two names. */
function fits({ algorithm }: ClientKey, alg: string): boolean {
  return algorithm === alg || (algorithm === 'EdDSA' && alg === 'Ed25519')
}

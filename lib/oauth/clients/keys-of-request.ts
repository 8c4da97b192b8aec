import { type Client, Provider } from '../protocol/oidc-provider'
import { type ClientKey, findClientKeys } from './key-store'
import { keepPublishedKeys } from './published-keys'
import { triedKeyId, verificationKeys } from './verification-keys'

type Wanted = { alg: string; kid?: string | undefined }

/**
 * Clients are kept built, and what may be revoked is never kept with them: an app's public keys are
 * read for each request that is signed with one. Those that it publishes itself are kept, for
 * minutes.
 */
export function readKeysPerRequest(client: Client): void {
  if (client.jwksUri) keepPublishedKeys(client)
  else Object.assign(client.asymmetricKeyStore as object, keyStoreOf(client.clientId))
}

/** What the engine asks of a key store. */
function keyStoreOf(appId: string) {
  return {
    selectForVerify: ({ alg, kid }: Wanted) =>
      (verificationKeys.get() ?? []).filter(
        (key) => fits(key, alg) && (kid === undefined || kid === key.kid),
      ),
    selectForEncrypt: () => [],
    getKeyObject(key: ClientKey) {
      // The engine tries one after the other, and stops at the one that verifies.
      triedKeyId.set(key.id)
      return key.jwk
    },
    fresh: () => verificationKeys.get() !== undefined,
    async refresh() {
      if (Provider.ctx) verificationKeys.set(await findClientKeys(appId, null))
    },
  }
}

/** RFC 9864: the same algorithm has two names. */
function fits({ algorithm }: ClientKey, alg: string): boolean {
  return algorithm === alg || (algorithm === 'EdDSA' && alg === 'Ed25519')
}

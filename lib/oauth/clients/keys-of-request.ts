import type { Client } from '../protocol/oidc-provider'
import { requestMemory } from '../request/request-memory'
import { type ClientKey, findClientKeys } from './key-store'
import { keepPublishedKeys } from './published-keys'

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
      (requestMemory()?.keys ?? []).filter(
        (key) => fits(key, alg) && (kid === undefined || kid === key.kid),
      ),
    selectForEncrypt: () => [],
    getKeyObject(key: ClientKey) {
      const memory = requestMemory()
      // The engine tries one after the other, and stops at the one that verifies.
      if (memory) memory.triedKeyId = key.id
      return key.jwk
    },
    fresh: () => requestMemory()?.keys !== undefined,
    async refresh() {
      const memory = requestMemory()
      if (memory) memory.keys = await findClientKeys(appId, null)
    },
  }
}

/** RFC 9864: the same algorithm has two names. */
function fits({ algorithm }: ClientKey, alg: string): boolean {
  return algorithm === alg || (algorithm === 'EdDSA' && alg === 'Ed25519')
}

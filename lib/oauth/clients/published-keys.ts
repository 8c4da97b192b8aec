import { Reading } from '@/lib/outgoing/reading'
import { engineKeyStore, replaceKeyStore } from '../engine/seams/client-key-store'
import { type Client, errors } from '../protocol/oidc-provider'
import { keysReadError, triedKeyId } from './verification-keys'

/**
 * Keeps the keys that an app publishes itself (`jwks_uri`) with its built client. Without this, the
 * engine would keep a key while it verifies, and look for a new one only when the headers say so. A
 * token that is minted with such a key carries the `id` of the client's address (`jwks_id`). A set
 * that contains a private or a symmetric key counts as empty.
 */
export function keepPublishedKeys(client: Client, id: string): void {
  const engine = engineKeyStore(client)
  const reading = new Reading(engine.refresh, describedBy)
  replaceKeyStore(client, {
    selectForVerify(wanted) {
      triedKeyId.set(id)
      keysReadError.set(reading.error)
      return reading.isDue() ? [] : engine.selectForVerify(wanted)
    },
    // A failed verification is tried again after a refresh, unless this says that it would not
    // help.
    fresh: () => reading.rests(),
    async refresh() {
      await reading.again()
      keysReadError.set(reading.error)
    },
  })
}

/** What the engine says of a failed fetch; its message alone says less. */
function describedBy(error: Error): string | undefined {
  return error instanceof errors.OIDCProviderError ? error.error_description : undefined
}

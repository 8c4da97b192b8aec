import { decodeProtectedHeader } from 'jose'
import type { Provider } from '../../protocol/oidc-provider'

/**
 * An `id_token_hint` with any of our signatures. The engine accepts only the algorithm that the app
 * has now, but an ID token outlives that setting (OpenID Connect RP-Initiated Logout 1.0 §2). What
 * else we sign for an app, or an access token whose audience is named like an app, is no hint: it
 * has a type, and ID tokens have none (RFC 8725 §3.11).
 */
export function acceptHintsSignedWith({ IdToken }: Provider, algorithms: readonly string[]): void {
  const validate = IdToken.validate.bind(IdToken)
  IdToken.validate = async (hint, { clientId }) => {
    const { alg, typ } = decodeProtectedHeader(hint)
    if (!alg || !algorithms.includes(alg) || typ !== undefined) {
      throw new Error('this is no ID token of ours')
    }
    const client = { clientId, idTokenSignedResponseAlg: alg }
    return validate(hint, client as Parameters<typeof validate>[1])
  }
}

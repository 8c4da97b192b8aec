import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { authenticateForeign } from './authenticate-foreign'
import { compareSecret } from './compare-secret'
import { foreignAssertion } from './foreign-assertion'

/** Compares what stands in the place of a secret: the secret, or a token of another issuer. */
export function compareCredential(ctx: KoaContextWithOIDC, presented: string): Promise<boolean> {
  const foreign = foreignAssertion.get(ctx)
  return foreign === undefined ? compareSecret(ctx, presented) : authenticateForeign(ctx, foreign)
}

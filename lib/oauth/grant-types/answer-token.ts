import type { KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import { bindToKey } from './bind-to-key'

type Token = InstanceType<Provider['AccessToken'] | Provider['ClientCredentials']>

/**
 * Binds a token of one of our own grants to the client's key, stores it and answers it (RFC 6749
 * §5.1), with `more` parameters. Refuses as `bindToKey` does.
 */
export async function answerToken(
  ctx: KoaContextWithOIDC,
  token: Token,
  more: Record<string, string> = {},
): Promise<void> {
  await bindToKey(ctx, token)
  ctx.oidc.entity(token.kind, token)
  const value = await token.save()
  ctx.body = {
    access_token: value,
    expires_in: token.expiration,
    token_type: token.tokenType,
    scope: token.scope,
    ...more,
  }
}

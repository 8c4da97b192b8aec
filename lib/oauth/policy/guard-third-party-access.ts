import type { Next } from 'koa'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { ROUTES } from '../protocol/routes'
import { thirdPartyAccessOff } from './third-party-access-off'

/**
 * Third-party application access via OAuth. While it is off in a person's organization, flows work,
 * but userinfo answers 401 to every token of the person, with the name of the policy. `lib/api`
 * guards the management API, and `may-introspect.ts` what other APIs are told of a token.
 */
export async function guardThirdPartyAccess(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
  await next()
  if (ctx.path !== ROUTES.userinfo || ctx.status !== 200) return
  const { accountId, clientId } = ctx.oidc.entities.AccessToken ?? {}
  if (accountId === undefined || clientId === undefined) return
  const closed = await thirdPartyAccessOff(accountId, clientId)
  if (!closed) return
  ctx.status = closed.status
  ctx.type = 'json'
  ctx.set('WWW-Authenticate', closed.challenge)
  ctx.body = closed.body
}

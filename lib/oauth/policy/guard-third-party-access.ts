import type { Next } from 'koa'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { ROUTES } from '../protocol/routes'
import { thirdPartyAccessOff } from './third-party-access-off'

/** The APIs of an organization that the engine answers for; `lib/api` guards the management API. */
const GUARDED: ReadonlySet<string> = new Set([ROUTES.userinfo, ROUTES.introspection])

/**
 * Third-party application access via OAuth: while it is off in a person's organization, flows go
 * on, and its APIs answer 401 to every token that speaks for the person, naming the policy.
 */
export async function guardThirdPartyAccess(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
  await next()
  if (!GUARDED.has(ctx.path) || ctx.status !== 200) return
  const personId = personOf(ctx)
  const closed = personId === undefined ? null : await thirdPartyAccessOff(personId)
  if (!closed) return
  ctx.status = closed.status
  ctx.type = 'json'
  ctx.set('WWW-Authenticate', closed.challenge)
  ctx.body = closed.body
}

/** The person of the token that was presented or introspected; undefined for a token that is dead. */
function personOf({ oidc, body }: KoaContextWithOIDC): string | undefined {
  if (!isActive(body)) return undefined
  const { AccessToken, RefreshToken } = oidc.entities
  return AccessToken?.accountId ?? RefreshToken?.accountId
}

/**
 * Whether the answer says anything of a person. To a stranger a living token is not active, and they
 * do not hear whom it speaks for, be the answer signed (RFC 9701) or not.
 */
function isActive(body: unknown): boolean {
  if (typeof body !== 'string') return (body as { active?: boolean }).active !== false
  const [, payload = ''] = body.split('.')
  const { token_introspection: introspected } = JSON.parse(
    Buffer.from(payload, 'base64url').toString(),
  )
  return introspected?.active !== false
}

import type { Next } from 'koa'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { ROUTES } from '../protocol/routes'
import { thirdPartyAccessOff } from './third-party-access-off'

/** The organization's APIs that the engine serves; `lib/api` guards the management API. */
const GUARDED: ReadonlySet<string> = new Set([ROUTES.userinfo, ROUTES.introspection])

/**
 * Third-party application access via OAuth. While it is off in a person's organization, flows work,
 * but its APIs answer 401 to every token of the person, with the name of the policy.
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

/** The person of the token that was presented or introspected; undefined for a dead token. */
function personOf({ oidc, body }: KoaContextWithOIDC): string | undefined {
  if (!isActive(body)) return undefined
  const { AccessToken, RefreshToken } = oidc.entities
  return AccessToken?.accountId ?? RefreshToken?.accountId
}

/**
 * Whether the answer reveals a person. An app of another organization gets `active: false` for a
 * live token and learns no person, whether the answer is signed (RFC 9701) or not.
 */
function isActive(body: unknown): boolean {
  if (typeof body !== 'string') return (body as { active?: boolean }).active !== false
  const [, payload = ''] = body.split('.')
  const { token_introspection: introspected } = JSON.parse(
    Buffer.from(payload, 'base64url').toString(),
  )
  return introspected?.active !== false
}

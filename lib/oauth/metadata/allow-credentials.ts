import type { Context, Next } from 'koa'
import { METADATA_PATHS, ROUTES } from '../protocol/routes'

/** No answer here depends on a cookie: whoever may ask authenticates in the request itself. */
const READ_NO_COOKIE: ReadonlySet<string> = new Set([
  ROUTES.token,
  ROUTES.userinfo,
  ROUTES.revocation,
  ROUTES.jwks,
  ...METADATA_PATHS,
])

/**
 * Lets a page that sends its cookies along read the answer (Fetch §3.2.5), as keycloak-js does with
 * every request. Only the origin that asks is named, and only where it may read the answer anyway.
 */
export async function allowCredentials(ctx: Context, next: Next): Promise<void> {
  await next()
  if (!READ_NO_COOKIE.has(ctx.path)) return
  const origin = ctx.get('Origin')
  if (!origin || ctx.response.get('Access-Control-Allow-Origin') !== origin) return
  ctx.set('Access-Control-Allow-Credentials', 'true')
}

import type { Context, Next } from 'koa'
import { isOpenToPages, methodsOf } from '../protocol/routes'

const PREFLIGHT_SECONDS = 3600

/**
 * Lets pages of every site register an app and read the metadata of resources: neither reads a
 * cookie. MCP clients in a browser send headers of their own, so their preflight is answered (Fetch
 * §3.2). At its other endpoints the engine does this itself.
 */
export async function answerPreflight(ctx: Context, next: Next): Promise<void> {
  if (!isOpenToPages(ctx.path)) return next()
  ctx.set('Access-Control-Allow-Origin', '*')
  ctx.set('Access-Control-Expose-Headers', 'WWW-Authenticate')
  if (ctx.method !== 'OPTIONS') return next()
  ctx.set('Access-Control-Allow-Methods', (methodsOf(ctx.path) ?? []).join(','))
  const headers = ctx.get('Access-Control-Request-Headers')
  if (headers) ctx.set('Access-Control-Allow-Headers', headers)
  ctx.set('Access-Control-Max-Age', String(PREFLIGHT_SECONDS))
  ctx.status = 204
}

import type { Context, Next } from 'koa'
import { CAME_BY_LEGACY } from '../protocol/legacy-mark'
import { ROUTES } from '../protocol/routes'
import { byOldWire } from '../request/old-wire'
import { LEGACY } from './wire'

/**
 * Translates `response_type=Assertion` to `code` (RFC 6749 §4.1.1). Only this step marks a request
 * as legacy; a mark in the incoming request is removed.
 */
export async function translateAuthorization(ctx: Context, next: Next): Promise<void> {
  if (ctx.path === ROUTES.authorization) {
    const { keyturn, ...query } = ctx.query
    if (query.response_type === LEGACY.responseType) {
      ctx.query = { ...query, response_type: 'code', keyturn: CAME_BY_LEGACY }
      byOldWire.set(true, ctx)
    } else if (keyturn !== undefined) ctx.query = query
  }
  await next()
}

import type { Context, Next } from 'koa'
import { ROUTES } from '../routes'
import { CAME_BY_LEGACY, LEGACY } from './wire'

/** `response_type=Assertion` asks for what RFC 6749 §4.1.1 calls a code. */
export async function translateAuthorization(ctx: Context, next: Next): Promise<void> {
  if (ctx.path === ROUTES.authorization && ctx.query.response_type === LEGACY.responseType) {
    ctx.query = { ...ctx.query, response_type: 'code', keyturn: CAME_BY_LEGACY }
  }
  await next()
}

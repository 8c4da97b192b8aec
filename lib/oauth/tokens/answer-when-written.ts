import type { Next } from 'koa'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { ROUTES } from '../protocol/routes'
import { requestSlot } from '../request/request-slot'

/** Writes that must be in the database before the request is answered. */
const writesOfRequest = requestSlot<Promise<unknown>[]>('writes')

/**
 * In a token request, notes the write and returns at once, so that all its tokens go into one
 * statement; the answer waits for them. In any other request, resolves when it is written.
 */
export async function beforeAnswer(writing: Promise<unknown>): Promise<void> {
  const writes = writesOfRequest.get()
  if (!writes) return void (await writing)
  // If the request fails for another reason, this failure must not count as unhandled.
  writing.catch(() => {})
  writes.push(writing)
}

/** No token is answered before it is in the database. If the write fails, the answer is 503. */
export async function answerWhenWritten(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
  if (ctx.path !== ROUTES.token) return next()
  const writes: Promise<unknown>[] = []
  writesOfRequest.set(writes, ctx)
  await next()
  await Promise.all(writes).catch((error) => {
    ctx.status = 503
    ctx.oidc.provider.emit('server_error', ctx, error)
  })
}

import type { Context, Next } from 'koa'
import { sha256 } from '@/lib/crypto/digest'
import { isPublished } from '../protocol/routes'
import { FRESH_SECONDS, STALE_SECONDS } from '../signing-keys/signing-key'

const CACHE_CONTROL = `public, max-age=${FRESH_SECONDS}, stale-while-revalidate=${STALE_SECONDS}`

/**
 * Lets everybody keep the published documents for a while, and ask with their `ETag` whether there is
 * a new one: 304 then (RFC 9110 §13.1.2, RFC 5861 §3). Rotations wait until nobody has an old one.
 */
export async function letCachesKeep(ctx: Context, next: Next): Promise<void> {
  await next()
  if (!isPublished(ctx.path) || ctx.status !== 200) return
  const etag = `"${sha256(JSON.stringify(ctx.body)).toString('base64url')}"`
  ctx.set('Cache-Control', CACHE_CONTROL)
  ctx.set('ETag', etag)
  if (isKnown(etag, ctx.get('If-None-Match'))) ctx.status = 304
}

/** Koa would send all of it to `fetch`, which says `no-cache` whenever it sends an `If-None-Match`. */
function isKnown(etag: string, asked: string): boolean {
  return asked.split(',').some((one) => ['*', etag, `W/${etag}`].includes(one.trim()))
}

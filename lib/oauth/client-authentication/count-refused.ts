import type { Next } from 'koa'
import { now } from '@/lib/clock'
import { noteRefused } from '@/lib/usage/note-refused'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { AUTHENTICATED_PATHS } from '../protocol/routes'
import { addressOf } from '../request/origin'
import { requestSlot } from '../request/request-slot'
import { appOfRequest, keyIdOfRequest, secretIdOfRequest } from './app-of-request'
import type { ClientAttempt } from './client-attempt'
import { NOBODY } from './nobody'

/** Set when a refusal of this request is counted. */
const counted = requestSlot<true>('refusal counted')

/** What a client is told while it does as it should (RFC 8628 §3.5, RFC 9449 §8). */
const NO_REFUSALS: ReadonlySet<string> = new Set([
  'authorization_pending',
  'slow_down',
  'use_dpop_nonce',
])

/**
 * Counts that a client did not authenticate, with the true reason. `proven` means that it sent the
 * right value.
 */
export function countRefusedClient(
  ctx: KoaContextWithOIDC,
  { appId, secretId, kid, address }: ClientAttempt,
  { cause, proven }: { cause: string; proven: boolean },
): void {
  counted.set(true, ctx)
  noteRefused({ appId, secretId, key: kid, cause, address, proven }, now())
}

/**
 * Counts what else is refused at a machine's endpoint, by the error code of the answer. It is proven
 * if the client had authenticated.
 */
export async function countRefusedRequests(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
  await next()
  const { status, body, path } = ctx
  if (status < 400 || status >= 500 || !AUTHENTICATED_PATHS.has(path) || counted.get(ctx)) return
  const { error } = (typeof body === 'object' && body ? body : {}) as { error?: unknown }
  if (typeof error !== 'string' || NO_REFUSALS.has(error)) return
  const secretId = secretIdOfRequest.get(ctx) ?? null
  const key = keyIdOfRequest.get(ctx) ?? null
  const { appId = NOBODY, address = addressOf(ctx.req) } = appOfRequest.get(ctx)?.attempt ?? {}
  const cause = status === 429 ? 'limited' : error
  noteRefused({ appId, secretId, key, cause, address, proven: Boolean(secretId ?? key) }, now())
}

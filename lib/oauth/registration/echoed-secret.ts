import type { Context, Next } from 'koa'
import { secretMatches } from '@/lib/secrets/digest-secret'
import { parseSecret } from '@/lib/secrets/parse-secret'
import { findPresented } from '../clients/store'
import { readShortBody, replay } from '../engine/seams/request-body'
import { ROUTES } from '../protocol/routes'

/** The engine's own limit for a body. */
const BODY_BYTES_MAX = 56 * 1024

/**
 * A program that changes its registration may send its present secret, and must not choose another
 * (RFC 7592 §2.2). The engine knows no secret. So a secret that works is removed from the request
 * first. Any other stays, and the engine refuses it after it has authenticated the caller.
 */
export async function takeEchoedSecret(ctx: Context, next: Next): Promise<void> {
  const appId = ctx.method === 'PUT' ? appIdIn(ctx.path) : null
  if (appId === null || !ctx.is('application/json') || !isShort(ctx)) return next()
  const body = await readShortBody(ctx.req)
  if (!body) return
  const metadata = objectIn(body)
  const isEcho =
    typeof metadata?.client_secret === 'string' && (await works(appId, metadata.client_secret))
  const { client_secret: _, ...rest } = metadata ?? {}
  const handed = isEcho ? Buffer.from(JSON.stringify(rest)) : body
  ctx.req.headers['content-length'] = String(handed.length)
  replay(ctx.req, handed)
  await next()
}

function appIdIn(path: string): string | null {
  const within = `${ROUTES.registration}/`
  return path.startsWith(within) ? path.slice(within.length) : null
}

function isShort({ request }: Context): boolean {
  return request.length !== undefined && request.length <= BODY_BYTES_MAX
}

function objectIn(body: Buffer): Record<string, unknown> | null {
  try {
    const metadata: unknown = JSON.parse(body.toString())
    return typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata)
      ? { ...metadata }
      : null
  } catch {
    return null
  }
}

/** Whether the app can authenticate with it now. */
async function works(appId: string, value: string): Promise<boolean> {
  const secretId = parseSecret(value)?.id ?? null
  if (secretId === null) return false
  const secret = (await findPresented({ appId, secretId }))?.secret
  return secret != null && !secret.endedBecause && secretMatches(value, secret)
}

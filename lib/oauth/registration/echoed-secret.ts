import type { Context, Next } from 'koa'
import { secretMatches } from '@/lib/secrets/digest-secret'
import { parseSecret } from '@/lib/secrets/parse-secret'
import { findPresented } from '../clients/store'
import { hasShortBody, readShortBody, replay } from '../engine/seams/request-body'
import { ROUTES } from '../protocol/routes'

/**
 * A program that changes its registration may send its present secret, and must not choose another
 * (RFC 7592 §2.2). The engine knows no secret. So a secret that works is removed from the request
 * first. Any other stays, and the engine refuses it after it has authenticated the caller.
 */
export async function takeEchoedSecret(ctx: Context, next: Next): Promise<void> {
  const appId = ctx.method === 'PUT' ? appIdIn(ctx.path) : null
  if (appId === null || !ctx.is('application/json') || !hasShortBody(ctx)) return next()
  const body = await readShortBody(ctx.req)
  if (!body) return
  const metadata = objectIn(body)
  const isEcho =
    typeof metadata?.client_secret === 'string' && (await works(appId, metadata.client_secret))
  const { client_secret: _, ...rest } = metadata ?? {}
  replay(ctx.req, isEcho ? Buffer.from(JSON.stringify(rest)) : body)
  await next()
}

function appIdIn(path: string): string | null {
  const within = `${ROUTES.registration}/`
  return path.startsWith(within) ? path.slice(within.length) : null
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

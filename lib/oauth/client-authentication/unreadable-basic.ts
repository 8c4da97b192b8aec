import type { Context, Next } from 'koa'
import { config } from '@/lib/config'
import { hasShortBody, readShortBody, replay } from '../engine/seams/request-body'
import { AUTHENTICATED_PATHS } from '../protocol/routes'
import { decodeCredential } from './presented-secret'

const FORM = 'application/x-www-form-urlencoded'

type Credentials = { appId: string; secret: string }

/**
 * The engine refuses a Basic header without a password, which libraries send for public clients, and
 * one whose password ends in a line break, before it knows the client. Here the credentials go on in
 * the form (RFC 6749 §2.3.1), so that the client decides: a public one is served, and a secret with
 * a line break is refused as any wrong one, with a word to the app's people.
 */
export async function readUnreadableBasic(ctx: Context, next: Next): Promise<void> {
  const isMeant = ctx.method === 'POST' && AUTHENTICATED_PATHS.has(ctx.path)
  const credentials = isMeant ? unreadableIn(ctx) : null
  if (!credentials || !ctx.is(FORM) || !hasShortBody(ctx)) return next()
  const body = await readShortBody(ctx.req)
  if (!body) return
  const form = withCredentials(new URLSearchParams(body.toString()), credentials)
  if (form) delete ctx.req.headers.authorization
  replay(ctx.req, form ? Buffer.from(form.toString()) : body)
  await next()
  // RFC 6749 §5.2: who authenticated by the header is answered by the header.
  if (form && ctx.status === 401) ctx.set('WWW-Authenticate', challengeOf(ctx.body))
}

/** The credentials of a Basic header that the engine would refuse to read; null for any other. */
function unreadableIn(ctx: Context): Credentials | null {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(ctx.get('authorization')) ?? []
  if (encoded === undefined) return null
  const pair = Buffer.from(encoded, 'base64').toString()
  const at = pair.indexOf(':')
  if (at < 1) return null
  try {
    const appId = decodeCredential(pair.slice(0, at))
    const secret = decodeCredential(pair.slice(at + 1))
    return secret === '' || /[\r\n]$/.test(secret) ? { appId, secret } : null
  } catch {
    return null
  }
}

/** The form with the credentials in it; null if it has others already. */
function withCredentials(form: URLSearchParams, { appId, secret }: Credentials) {
  if (form.has('client_assertion') || form.get('client_secret')) return null
  if (!form.has('client_id')) form.append('client_id', appId)
  if (form.get('client_id') !== appId) return null
  if (secret) form.set('client_secret', secret)
  return form
}

function challengeOf(body: unknown): string {
  const { error, error_description: description } = body as Record<string, string>
  return `Basic realm="${config().url}", error="${error}", error_description="${description}"`
}

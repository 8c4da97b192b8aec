import type { Context, Next } from 'koa'
import { parseSecret } from '@/lib/secrets/parse-secret'
import { hasShortBody, readShortBody, replay } from '../engine/seams/request-body'
import { ROUTES } from '../protocol/routes'
import { byOldWire } from '../request/old-wire'
import { findAppOfSecret } from './store'
import { LEGACY } from './wire'

/** No app has this id, so the engine answers as it does to a wrong secret. */
const NOBODYS_APP = 'unknown'

/**
 * Translates a token request of the old wire. There the secret stands in place of RFC 7523's signed
 * assertion, and the code or refresh token is in `assertion`. It becomes a request of RFC 6749
 * §4.1.3 or §6, and the answer is translated back. A real assertion passes unchanged.
 */
export async function translateToken(ctx: Context, next: Next): Promise<void> {
  if (ctx.path !== ROUTES.token || ctx.method !== 'POST') return next()
  if (!ctx.is('application/x-www-form-urlencoded') || !hasShortBody(ctx)) return next()
  const body = await readShortBody(ctx.req)
  if (!body) return
  const form = new URLSearchParams(body.toString())
  const secretId = secretIn(form)
  const translated = secretId === null ? null : await translate(form, secretId)
  if (translated) byOldWire.set(true, ctx)
  replay(ctx.req, translated ? Buffer.from(translated.toString()) : body)
  await next()
  if (translated && ctx.status === 200) ctx.body = inOldWords(ctx.body as Minted)
}

/** The public id of the secret in place of an assertion; null for any other request. */
function secretIn(form: URLSearchParams): string | null {
  const [secret, ...more] = form.getAll('client_assertion')
  const ours = form.get('client_assertion_type') === LEGACY.assertionType
  if (!ours || secret === undefined || more.length > 0 || form.has('client_id')) return null
  return parseSecret(secret)?.id ?? null
}

async function translate(form: URLSearchParams, secretId: string): Promise<URLSearchParams> {
  const isCode = form.get('grant_type') === LEGACY.codeGrant
  const names: Record<string, string> = {
    client_assertion: 'client_secret',
    assertion: isCode ? 'code' : 'refresh_token',
  }
  const spoken = new URLSearchParams([
    ['client_id', (await findAppOfSecret(secretId)) ?? NOBODYS_APP],
    ['grant_type', isCode ? 'authorization_code' : (form.get('grant_type') ?? '')],
  ])
  for (const [name, value] of form) {
    const goesOn = name !== 'client_assertion_type' && name !== 'grant_type'
    // A refresh needs no redirect URI, though the old wire sends it.
    const isIdle = name === 'redirect_uri' && !isCode
    if (goesOn && !isIdle) spoken.append(names[name] ?? name, value)
  }
  return spoken
}

type Minted = { token_type: string; expires_in: number }

/** There, `expires_in` is a string and `token_type` has its own name. */
function inOldWords(minted: Minted) {
  return { ...minted, token_type: LEGACY.tokenType, expires_in: String(minted.expires_in) }
}

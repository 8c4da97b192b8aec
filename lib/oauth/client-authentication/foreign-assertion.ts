import type { Context, Next } from 'koa'
import { readToken } from '@/lib/apps/federated/read-token'
import { hasShortBody, readShortBody, replay } from '../engine/seams/request-body'
import { errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import { AUTHENTICATED_PATHS } from '../protocol/routes'
import { answerError } from '../request/answer-error'
import { requestSlot } from '../request/request-slot'

const FORM = 'application/x-www-form-urlencoded'
const ASSERTION = 'client_assertion'
const ASSERTION_TYPE = 'client_assertion_type'
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** The request's client assertion, if another issuer has made it; not verified yet. */
export const foreignAssertion = requestSlot<string>('foreign assertion')

/**
 * A client assertion of another issuer (RFC 7523 §2.2) is a token whose `iss` is not the app. The
 * engine knows only assertions that an app has signed itself, and takes their subject for the
 * client's id. So the assertion goes on in the place of a secret, which the app's federated
 * credentials are compared with. `client_id` must name the app: a subject there names none of ours.
 */
export async function takeForeignAssertion(ctx: Context, next: Next): Promise<void> {
  const isMeant = ctx.method === 'POST' && AUTHENTICATED_PATHS.has(ctx.path)
  if (!isMeant || !ctx.is(FORM) || !hasShortBody(ctx)) return next()
  const body = await readShortBody(ctx.req)
  if (!body) return
  const form = body.includes(`${ASSERTION}=`) ? new URLSearchParams(body.toString()) : null
  const token = form && foreignIn(form)
  if (!form || !token) {
    replay(ctx.req, body)
    return next()
  }
  if (!form.has('client_id')) {
    return answerError(
      ctx as KoaContextWithOIDC,
      new errors.InvalidRequest('client_id must name the app of an assertion by another issuer'),
    )
  }
  form.delete(ASSERTION)
  form.delete(ASSERTION_TYPE)
  form.set('client_secret', token)
  foreignAssertion.set(token, ctx)
  replay(ctx.req, Buffer.from(form.toString()))
  await next()
}

/** The assertion, if another issuer has made it; null for what the engine reads as it is. */
function foreignIn(form: URLSearchParams): string | null {
  const [token = '', ...more] = form.getAll(ASSERTION)
  const types = form.getAll(ASSERTION_TYPE)
  if (more.length > 0 || form.has('client_secret')) return null
  if (types.length !== 1 || types[0] !== JWT_BEARER) return null
  const payload = readToken(token)?.payload
  if (typeof payload?.iss !== 'string' || !/^https?:\/\//.test(payload.iss)) return null
  const appId = form.get('client_id') ?? payload.sub
  return payload.iss === appId ? null : token
}

import type { Context, Next } from 'koa'
import { readShortBody } from '../engine/seams/request-body'
import type { Portal } from '../protocol/portal'
import { ROUTES } from '../protocol/routes'

const PATHS: ReadonlySet<string> = new Set([ROUTES.authorization, ROUTES.end_session])

/** Web servers in front of Keyturn take no longer address unless they are told. */
const LONGEST_QUERY = 8 * 1024

/**
 * Requests for authorization and for a sign-out may be posted (OpenID Connect Core §3.1.2.1,
 * RP-Initiated Logout §2: MUST). Such a form comes from the app's page, and browsers send no
 * `SameSite=Lax` cookie with the form of another site: whoever is signed in would be nobody. So the
 * browser is sent to the same request as a GET, with which it does send them (RFC 9110 §15.4.4).
 * Nothing is read or stored before that. Answers 400 with a page when the body is no form, or longer
 * than an address can be.
 */
export function askByGet(portal: Portal) {
  return async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.method !== 'POST' || !PATHS.has(ctx.path)) return next()
    const query = await queryOf(ctx)
    if (query === null) {
      ctx.respond = false
      ctx.res.statusCode = 400
      return portal.cannotContinue(ctx.req, ctx.res, { code: 'invalid_request' })
    }
    ctx.status = 303
    ctx.redirect(`${ctx.path}?${query}`)
  }
}

/** The parameters of the form, behind those of the address. */
async function queryOf(ctx: Context): Promise<string | null> {
  if (!ctx.is('urlencoded')) return null
  const body = await readShortBody(ctx.req)
  const sent = new URLSearchParams(`${ctx.querystring}&${body ?? ''}`).toString()
  return body && sent.length <= LONGEST_QUERY ? sent : null
}

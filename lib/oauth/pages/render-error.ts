import { StorageFailure } from '@/lib/db/storage-failure'
import { awaitedFormOf } from '../engine/seams/session'
import { errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { BROWSER_ROUTES } from '../protocol/routes'
import { showLoggedOut } from '../sessions/sign-out'
import { whoIsHere } from '../sessions/who-is-here'

const ERROR_CODE = /^[a-z_]{1,60}$/

/** The parameters that the engine names in what it says of a request. Never a word of the request. */
const PARAMETER =
  /\b(client_id|redirect_uri|response_type|response_mode|scope|code_challenge_method|code_challenge|request_uri|resource|nonce|prompt|max_age|acr_values|dpop_jkt|user_code|id_token_hint|post_logout_redirect_uri)\b/

/**
 * Shows an error that cannot be sent to an app, because the app is not certain. People get a page
 * of ours that carries only the error's code; machines get JSON.
 */
export function renderError(portal: Portal) {
  return async (ctx: KoaContextWithOIDC, out: { error: string }, error: Error): Promise<void> => {
    if (!BROWSER_ROUTES.has(ctx.oidc.route)) {
      ctx.type = 'json'
      ctx.body = out
      return
    }
    const isAway = error instanceof StorageFailure
    if (!isAway && (await isSignedOutAlready(portal, ctx))) return showLoggedOut(ctx)
    ctx.respond = false
    ctx.res.statusCode = ctx.status
    const code = codeOf(ctx, out.error, error)
    await portal.cannotContinue(ctx.req, ctx.res, {
      code,
      parameter: parameterOf(out.error, error),
    })
  }
}

/** The person has signed out in another tab before they confirmed in this one. */
async function isSignedOutAlready(portal: Portal, ctx: KoaContextWithOIDC): Promise<boolean> {
  const { route, session } = ctx.oidc
  if (route !== 'end_session_confirm' || (session && awaitedFormOf(session))) return false
  return (await whoIsHere(portal, ctx)) === null
}

function codeOf({ oidc }: KoaContextWithOIDC, code: string, error: Error): string {
  if (error instanceof StorageFailure) return 'temporarily_unavailable'
  if (error instanceof errors.SessionNotFound) return 'session_not_found'
  if (code !== 'server_error' && oidc.route.startsWith('end_session')) return 'logout'
  return ERROR_CODE.test(code) ? code : 'invalid_request'
}

function parameterOf(code: string, error: Error & { error_description?: string }): string | null {
  if (code === 'invalid_client') return 'client_id'
  return PARAMETER.exec(`${error.error_description ?? error.message} ${code}`)?.[0] ?? null
}

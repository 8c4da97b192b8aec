import type { Next } from 'koa'
import { sha256 } from '@/lib/crypto/digest'
import { tellOfSessions } from '@/lib/signals/tell-of-sessions'
import { skipsSignOutQuestion } from '../clients/client-metadata'
import { endSessionUnasked } from '../engine/seams/end-session'
import { completeSessions, isEnded, type SessionContext } from '../engine/seams/session'
import type { KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { whoIsHere } from './who-is-here'

/** The routes, by the engine's names, at which a session ends. */
const SIGN_OUT: ReadonlySet<string> = new Set(['end_session', 'end_session_confirm'])

/**
 * Redirects to the page that asks whether to sign out (RP-Initiated Logout §2). Nobody is asked when
 * the app is told to skip it and has sent an ID token of the person who is here: the engine has
 * verified it, and only the app has it.
 */
export async function showLogoutPage(ctx: KoaContextWithOIDC): Promise<void> {
  const { client, session, entities } = ctx.oidc
  const { sub } = (entities.IdTokenHint as { payload: { sub?: string } } | undefined)?.payload ?? {}
  const isTheirs = sub !== undefined && sub === session?.accountId
  if (client && skipsSignOutQuestion(client) && isTheirs) return endSessionUnasked(ctx)
  go(ctx, '/logout')
}

/** Redirects to the page that confirms it, for all apps or for one app alone. */
export function showLoggedOut(ctx: KoaContextWithOIDC): void {
  go(ctx, ctx.oidc.params?.client_id ? '/logout?done=app' : '/logout?done=1')
}

function go(ctx: KoaContextWithOIDC, path: string): void {
  ctx.status = 303
  ctx.redirect(path)
}

/**
 * A person may be signed in to the portal and have used no app in this browser yet. They are asked
 * as well. The engine asks the person of its session, so it gets one.
 */
export function askWhoeverIsHere(provider: Provider, portal: Portal): void {
  completeSessions(provider, async (ctx, session) => {
    if (ctx.oidc?.route !== 'end_session' || session.accountId !== undefined) return
    const here = await whoIsHere(portal, ctx)
    if (!here) return
    const loginTs = Math.floor(here.provenAt.getTime() / 1000)
    session.loginAccount({ accountId: here.personId, loginTs })
  })
}

/**
 * A person who signs out at an app's request (OpenID Connect RP-Initiated Logout) also signs out of
 * the portal. Otherwise the next app would sign them in again.
 */
export function signOutOfPortal(portal: Portal) {
  return async (ctx: SessionContext, next: Next): Promise<void> => {
    await next()
    const { oidc } = ctx
    if (!oidc || !SIGN_OUT.has(oidc.route) || !oidc.session || !isEnded(oidc.session)) return
    const { accountId: person, uid } = oidc.session
    if (person) await tellOfSessions([{ personId: person, uidDigest: sha256(uid) }])
    if (!person || (await whoIsHere(portal, ctx))?.personId !== person) return
    await portal.signOut(ctx.req, ctx.res)
  }
}

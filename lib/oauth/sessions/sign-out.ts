import type { Context, Next } from 'koa'
import type { KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { whoIsHere } from './who-is-here'

/** Sends the browser to the page that asks whether to sign out. */
export function showLogoutPage(ctx: KoaContextWithOIDC): void {
  go(ctx, '/logout')
}

/** Sends the browser to the page that says that it is done, or done with one app alone. */
export function showLoggedOut(ctx: KoaContextWithOIDC): void {
  go(ctx, ctx.oidc.params?.client_id ? '/logout?done=app' : '/logout?done=1')
}

function go(ctx: KoaContextWithOIDC, path: string): void {
  ctx.status = 303
  ctx.redirect(path)
}

/**
 * Whoever is signed in to the portal and has used no app at this browser yet is asked like everybody
 * else whether to sign out: the engine asks the person of its session, so they get one.
 */
export function askWhoeverIsHere({ Session }: Provider, portal: Portal): void {
  const get = Session.get.bind(Session)
  Session.get = async (ctx) => {
    const session = await get(ctx)
    const { oidc } = ctx as Partial<KoaContextWithOIDC>
    if (oidc?.route !== 'end_session' || session.accountId !== undefined) return session
    const here = await whoIsHere(portal, ctx.req)
    if (here) {
      const loginTs = Math.floor(here.provenAt.getTime() / 1000)
      session.loginAccount({ accountId: here.personId, loginTs })
    }
    return session
  }
}

/**
 * Who signs out at an app's request (OpenID Connect RP-Initiated Logout) signs out of the portal
 * too: they would be signed in again by the next app otherwise.
 */
export function signOutOfPortal(portal: Portal) {
  return async (ctx: Context, next: Next): Promise<void> => {
    await next()
    const { oidc } = ctx as Partial<KoaContextWithOIDC>
    const session = oidc?.session as { destroyed?: boolean; accountId?: string } | undefined
    if (oidc?.route !== 'end_session_confirm' || !session?.destroyed) return
    const person = session.accountId
    if (!person || (await whoIsHere(portal, ctx.req))?.personId !== person) return
    await portal.signOut(ctx.req, ctx.res)
  }
}

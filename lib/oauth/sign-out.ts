import type { Context, Next } from 'koa'
import type { Portal } from './portal'
import type { KoaContextWithOIDC } from './protocol'

/** Sends the browser to the page that asks whether to sign out. */
export function showLogoutPage(ctx: KoaContextWithOIDC): void {
  go(ctx, '/logout')
}

/** Sends the browser to the page that says that it is done. */
export function showLoggedOut(ctx: KoaContextWithOIDC): void {
  go(ctx, '/logout?done=1')
}

function go(ctx: KoaContextWithOIDC, path: string): void {
  ctx.status = 303
  ctx.redirect(path)
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
    if (person && (await portal.personOf(ctx.req)) === person) {
      await portal.signOut(ctx.req, ctx.res)
    }
  }
}

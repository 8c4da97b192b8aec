import type { LogoutView } from './interaction'

/**
 * What the page at /logout needs; null where the browser has not come by /oauth2/logout. Its form is
 * posted to /oauth2/logout/confirm: `xsrf`, and `logout=yes` to sign out everywhere. Who stays here
 * afterwards lands at /logout?done=1.
 */
export async function readLogout(cookieHeader: string | null): Promise<LogoutView | null> {
  throw new Error(`not yet ${cookieHeader}`)
}

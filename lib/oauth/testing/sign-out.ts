import { readLogout } from '../interaction/read-logout'
import type { Browser } from './browser'
import type { RelyingParty } from './relying-party'

/** The URL at which an app asks its user to sign out (RP-Initiated Logout §2). */
export function logoutUrl(
  { as, appId }: Pick<RelyingParty, 'as' | 'appId'>,
  parameters: Record<string, string> = {},
): URL {
  const url = new URL(String(as.end_session_endpoint))
  url.search = new URLSearchParams({ client_id: appId, ...parameters }).toString()
  return url
}

/** What the page at /logout asks at this browser. */
export const logoutPage = (browser: Browser) => readLogout(browser.cookies('/logout'))

/** Says yes at that page, for the portal and all apps. Answers where the browser is sent. */
export async function confirmSignOut(browser: Browser): Promise<URL> {
  return browser.follow('/oauth2/logout/confirm', { xsrf: await xsrfAt(browser), logout: 'yes' })
}

/** The same for the app alone that has asked. */
export async function confirmSignOutOfApp(browser: Browser): Promise<URL> {
  return browser.follow('/oauth2/logout/confirm', { xsrf: await xsrfAt(browser) })
}

async function xsrfAt(browser: Browser): Promise<string> {
  return (await logoutPage(browser))?.xsrf ?? ''
}

import { privateUseScheme } from '@/lib/apps/fields/redirect-uri'
import { introduceApp } from './app-store'
import type { LogoutView } from './interaction'
import { awaitedForm } from './open-session'

/**
 * The data of the page at /logout; null if the browser was not sent by /oauth2/logout. Its form is
 * posted to /oauth2/logout/confirm with `xsrf`, and with `logout=yes` to sign out of the portal
 * too. If there is no return address, the browser then lands at /logout: with `done=app` after
 * signing out of the app alone, otherwise with `done=1`.
 */
export async function readLogout(cookieHeader: string | null): Promise<LogoutView | null> {
  const form = await awaitedForm(cookieHeader)
  if (!form) return null
  const { secret, clientId, postLogoutRedirectUri: uri } = form
  const introduced = clientId === undefined ? null : await introduceApp(clientId)
  return {
    xsrf: secret,
    appName: introduced?.app.name ?? null,
    returnTo: uri === undefined ? null : placeOf(uri),
  }
}

function placeOf(uri: string): string {
  const scheme = privateUseScheme(uri)
  return scheme === null ? new URL(uri).host : `${scheme}:`
}

import type { Client, Provider } from '../../protocol/oidc-provider'

/** The engine's own method, which sends a notice at once. */
const SEND = Symbol('sends a logout token')

export type LogoutOf = { sub: string; sid: string }

/** A method of the engine's clients that is missing in its types. */
type Notifiable = Client & {
  [SEND](sub: string, sid: string): Promise<void>
  backchannelLogout(sub: string, sid: string): Promise<void>
}

/**
 * The engine sends a notice while the browser waits, once, and forgets it when it fails. `queue` is
 * called in its place.
 */
export function replaceLogoutNotice(
  { Client }: Provider,
  queue: (client: Client, logout: LogoutOf) => Promise<void>,
): void {
  const notifiable = Client.prototype as Notifiable
  notifiable[SEND] = notifiable.backchannelLogout
  notifiable.backchannelLogout = function (this: Client, sub, sid) {
    return queue(this, { sub, sid })
  }
}

/**
 * Sends an app a logout token (OpenID Connect Back-Channel Logout 1.0). Rejects unless the app answers
 * 200 or 204.
 */
export function sendLogoutNotice(client: Client, { sub, sid }: LogoutOf): Promise<void> {
  return (client as Notifiable)[SEND](sub, sid)
}

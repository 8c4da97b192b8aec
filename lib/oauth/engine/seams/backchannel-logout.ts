import type { Client } from '../../protocol/oidc-provider'

/** A method of the engine's clients that is missing in its types. */
type Notifiable = Client & {
  backchannelLogoutUri?: string
  backchannelLogout(sub: string, sid: string): Promise<void>
}

/**
 * Tells an app that a session has ended (OpenID Connect Back-Channel Logout 1.0); false if the app
 * has no address for it. The engine does so itself only while it ends its own session.
 */
export async function notifyOfLogout(
  client: Client,
  { sub, sid }: { sub: string; sid: string },
): Promise<boolean> {
  const notifiable = client as Notifiable
  if (!notifiable.backchannelLogoutUri) return false
  await notifiable.backchannelLogout(sub, sid)
  return true
}

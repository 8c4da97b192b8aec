import type { Client } from '../../protocol/oidc-provider'

/** What the engine's clients can do and its types do not show. */
type Notifiable = Client & {
  backchannelLogoutUri?: string
  backchannelLogout(sub: string, sid: string): Promise<void>
}

/**
 * Tells an app that a session has ended (OpenID Connect Back-Channel Logout 1.0), and says whether
 * there was an address to tell. The engine does so by itself only while it ends its own session.
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

import type { Client, Provider } from '../../protocol/oidc-provider'

/** The engine's check of metadata, which its types do not show. */
type Checking = { Schema: { prototype: { redirectUris(): void } } }

/** Whether a browser may be sent to `uri`, when the app has registered these. */
export type MayReturnTo = (client: Client, uri: string, registered: readonly string[]) => boolean

/**
 * The engine has rules of its own about redirect URIs: at registration, and again whenever it builds
 * a client. Where they differ from ours, an app that was registered here would be refused in all its
 * requests. So ours are the only ones: registrations are checked in `lib/apps`, requests by
 * `mayReturnTo`.
 */
export function decideRedirectUris({ Client }: Provider, mayReturnTo: MayReturnTo): void {
  ;(Client as unknown as Checking).Schema.prototype.redirectUris = () => {}
  Client.prototype.redirectUriAllowed = function (uri) {
    return mayReturnTo(this, uri, this.redirectUris ?? [])
  }
  Client.prototype.postLogoutRedirectUriAllowed = function (uri) {
    return mayReturnTo(this, uri, this.postLogoutRedirectUris ?? [])
  }
}

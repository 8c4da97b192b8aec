import { errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'

/**
 * Refuses to send a code to a redirect URI that was removed from the app. The engine checks the URI
 * only when the request arrives, and a person may answer an hour later. Throws
 * `invalid_redirect_uri`, which is shown as a page.
 */
export function refuseTakenAddress({ oidc }: KoaContextWithOIDC): void {
  const { redirect_uri: address } = oidc.params ?? {}
  if (typeof address !== 'string' || oidc.client?.redirectUriAllowed(address)) return
  throw new errors.InvalidRedirectUri()
}

import { errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'

/**
 * Sends no code to a redirect URI that was taken from the app. That may happen between the request and
 * a person's answer, which may come an hour later; the engine checks the address with the request
 * only. Throws `invalid_redirect_uri`, which is a page.
 */
export function refuseTakenAddress({ oidc }: KoaContextWithOIDC): void {
  const { redirect_uri: address } = oidc.params ?? {}
  if (typeof address !== 'string' || oidc.client?.redirectUriAllowed(address)) return
  throw new errors.InvalidRedirectUri()
}

import { errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'

/**
 * Nobody is sent with a code to where the app no longer stands: between its request and a person's
 * answer, which may be an hour later, the redirect URI may have been taken from it. The engine looks
 * at it with the request only. Throws `invalid_redirect_uri`, which is a page.
 */
export function refuseTakenAddress({ oidc }: KoaContextWithOIDC): void {
  const { redirect_uri: address } = oidc.params ?? {}
  if (typeof address !== 'string' || oidc.client?.redirectUriAllowed(address)) return
  throw new errors.InvalidRedirectUri()
}

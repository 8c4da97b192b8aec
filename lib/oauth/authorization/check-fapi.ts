import { isInFapi } from '../clients/client-metadata'
import { errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'

/**
 * FAPI 2.0 Security Profile §5.3.2.2: no answer goes over an unencrypted connection. Only native
 * apps may be on the loopback, and none of them is in FAPI. Throws `invalid_redirect_uri`.
 */
export function checkFapiRedirect({ oidc: { client, params } }: KoaContextWithOIDC): void {
  if (!client || !isInFapi(client)) return
  if (!String(params?.redirect_uri ?? '').startsWith('https:'))
    throw new errors.InvalidRedirectUri()
}

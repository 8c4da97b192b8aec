import { answersWithIdToken } from '../clients/client-metadata'
import { type Client, errors, Provider } from '../protocol/oidc-provider'

/**
 * `response_type=id_token` (OpenID Connect Core §3.2): an ID token alone, for web apps that have it
 * switched on. It is posted to the app, because what stands in an address ends up in histories and
 * logs (RFC 9700 §4.3). The engine demands `openid` and a `nonce`. No access token is ever given this
 * way (RFC 9700 §2.1.2). Throws `unauthorized_client` and `invalid_request`.
 */
export function checkIdTokenResponse(client: Client): void {
  if (!answersWithIdToken(client)) {
    throw new errors.UnauthorizedClient(
      "response_type=id_token is switched off for this app; it is switched on in the app's registration under Protocol, ID token by form post",
    )
  }
  if (Provider.ctx?.oidc.params?.response_mode === 'form_post') return
  throw new errors.InvalidRequest('response_type=id_token needs response_mode=form_post')
}

import {
  CLIENT_CREDENTIALS_PARAMETERS,
  grantClientCredentials,
} from '../grant-types/client-credentials'
import { EXCHANGE_PARAMETERS } from '../grant-types/exchange-request'
import { exchangeToken } from '../grant-types/exchange-token'
import {
  grantIdentityAssertion,
  IDENTITY_ASSERTION_PARAMETERS,
} from '../grant-types/identity-assertion'
import { JWT_BEARER, TOKEN_EXCHANGE } from '../protocol/grant-type-names'
import type { Provider } from '../protocol/oidc-provider'

/** Our own grant types. `resource` and `audience` may be sent more than once. */
export function registerGrantTypes(provider: Provider): void {
  provider.registerGrantType(
    'client_credentials',
    grantClientCredentials,
    CLIENT_CREDENTIALS_PARAMETERS,
    'resource',
  )
  provider.registerGrantType(TOKEN_EXCHANGE, exchangeToken, EXCHANGE_PARAMETERS, [
    'resource',
    'audience',
  ])
  provider.registerGrantType(
    JWT_BEARER,
    grantIdentityAssertion,
    IDENTITY_ASSERTION_PARAMETERS,
    'resource',
  )
}

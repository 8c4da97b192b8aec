import { checkIdTokenResponse } from '../authorization/check-id-token-response'
import { appOfRequest } from '../client-authentication/app-of-request'
import { decidePermissions } from '../engine/seams/client-permissions'
import { DEVICE_CODE } from '../protocol/grant-type-names'
import { errors, Provider } from '../protocol/oidc-provider'

const CODE = 'authorization_code'

/**
 * An app may use the grant types of its type that its organization's policy allows. The policy is
 * read with the app, so a change counts from the next request on. A request for any other grant
 * type is answered `unauthorized_client` (RFC 6749 §4.1.2.1 and §5.2), before a person is asked for
 * consent.
 */
export function allowGrantTypes(provider: Provider): void {
  decidePermissions(provider, {
    grantType(type, isOfItsKind) {
      const byPolicy = policyAllows(type)
      if (byPolicy && isOfItsKind) return true
      if (isAskedFor(type)) throw refusal(type, byPolicy)
      return false
    },
    responseType(type, { client, isOfItsKind }) {
      if (!policyAllows(CODE)) throw refusal(CODE, false)
      if (type !== 'id_token') return isOfItsKind
      checkIdTokenResponse(client)
      return true
    },
  })
}

function policyAllows(type: string): boolean {
  const app = appOfRequest.get()
  return !app || app.policy.allowedGrantTypes.includes(type)
}

/**
 * Whether the request itself is for this grant type, and not only an internal check of the engine.
 */
function isAskedFor(type: string): boolean {
  const { route, params } = Provider.ctx?.oidc ?? {}
  if (route === 'device_authorization') return type === DEVICE_CODE
  return route === 'token' && params?.grant_type === type
}

function refusal(type: string, byPolicy: boolean): Error {
  const { UnauthorizedClient } = errors
  if (!byPolicy) return new UnauthorizedClient('the organization does not allow this grant type')
  return type === 'client_credentials'
    ? new UnauthorizedClient('tokens for the app itself are not switched on for this app')
    : new UnauthorizedClient('this app does not use this grant type')
}

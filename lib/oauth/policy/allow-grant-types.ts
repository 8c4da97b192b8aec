import { errors, Provider } from '../protocol'
import { requestMemory } from '../request-memory'

/**
 * An app may use the grant types of its kind that its organization's policy allows. The policy
 * comes with the look-up of the app, so a change of it counts from the next request on. Whoever
 * asks for a token all the same is answered `unauthorized_client` (RFC 6749 §5.2).
 */
export function allowGrantTypes({ Client }: Provider): void {
  const ofItsKind = Client.prototype.grantTypeAllowed
  Client.prototype.grantTypeAllowed = function (type) {
    const allowed = requestMemory()?.attempt?.policy.allowedGrantTypes ?? null
    const byPolicy = allowed === null || allowed.includes(type)
    if (byPolicy && ofItsKind.call(this, type)) return true
    const { route, params } = Provider.ctx?.oidc ?? {}
    if (route !== 'token' || params?.grant_type !== type) return false
    throw new errors.UnauthorizedClient(
      byPolicy
        ? 'this kind of app does not use this grant type'
        : 'the organization does not allow this grant type',
    )
  }
}

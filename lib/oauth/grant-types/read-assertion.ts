import { decodeJwt } from 'jose'
import { config } from '@/lib/config'
import { log } from '@/lib/log'
import { findProviderOfIssuer } from '@/lib/providers/find-provider-of-issuer'
import {
  type IdentityAssertion,
  readIdentityAssertion,
} from '@/lib/providers/openid/read-identity-assertion'
import { appOrganization } from '../clients/client-metadata'
import { type Client, errors } from '../protocol/oidc-provider'

/**
 * What a trusted provider of the app's organization asserts to this app. Refuses with
 * `invalid_grant` an assertion of anybody else, to another app, for another server, or that has
 * ended. The log has the reason.
 */
export async function readAssertion(client: Client, assertion: string): Promise<IdentityAssertion> {
  const issuer = issuerOf(assertion)
  const provider = issuer && (await findProviderOfIssuer(appOrganization(client), issuer))
  if (!provider)
    throw new errors.InvalidGrant('the assertion is of no provider that is trusted here')
  try {
    const asserted = await readIdentityAssertion(provider, assertion, config().url)
    if (asserted.clientId === client.clientId) return asserted
  } catch (err) {
    log.info({ err, issuer, appId: client.clientId }, 'an identity assertion was refused')
    throw new errors.InvalidGrant('the assertion is invalid')
  }
  throw new errors.InvalidGrant('the assertion is for another client (client_id)')
}

/** The issuer, unverified: it says whose keys verify the assertion. */
function issuerOf(assertion: string): string | null {
  try {
    const { iss } = decodeJwt(assertion)
    return typeof iss === 'string' ? iss : null
  } catch {
    return null
  }
}

import { findAssertedPerson } from '@/lib/people/sign-in/find-asserted-person'
import type { IdentityAssertion } from '@/lib/providers/openid/read-identity-assertion'
import { appOrganization, grantedScopes } from '../clients/client-metadata'
import { JWT_BEARER } from '../protocol/grant-type-names'
import { errors, type Provider, type TokenEndpointGrantContext } from '../protocol/oidc-provider'
import { resourceServerInfo } from '../resources/resource-server'
import { answerToken } from './answer-token'
import { findExchangeTarget } from './find-exchange-target'
import { readAssertion } from './read-assertion'

type AccessTokenInput = ConstructorParameters<Provider['AccessToken']>[0]

/** The parameters of the grant (RFC 7523 §2.1), beside the client's authentication. */
export const IDENTITY_ASSERTION_PARAMETERS = ['assertion', 'scope', 'resource']

type Parameters = { assertion?: string; scope?: string; resource?: string | string[] }

/**
 * The identity assertion grant (draft-ietf-oauth-identity-assertion-authz-grant): a provider of the
 * organization vouches for one of its people to this app, and the app gets a token for one API on
 * that person's behalf. Nobody is asked: the policy allows the grant type, the provider decides who
 * uses what, and the app has what it is granted for people. There is no refresh token (§9): the app
 * gets another assertion. Refuses with `invalid_grant`, `invalid_target` and `invalid_scope`.
 */
export async function grantIdentityAssertion(
  ctx: TokenEndpointGrantContext<Parameters>,
): Promise<void> {
  const { client, params, provider } = ctx.oidc
  if (!params.assertion) throw new errors.InvalidRequest('assertion must be provided')
  const asserted = await readAssertion(client, params.assertion)
  const personId = await findAssertedPerson(asserted, appOrganization(client))
  if (personId === null) throw new errors.InvalidGrant('the assertion names nobody here')
  const limits = {
    accountId: personId,
    scopes: scopesOf(asserted, grantedScopes(client, 'for_people')),
    audience: asserted.resource,
  }
  const resource = params.resource ?? asserted.resource
  checkResource(asserted, resource)
  const wanted = {
    ...(resource === undefined ? {} : { resource }),
    ...(params.scope === undefined ? {} : { scope: params.scope }),
  }
  const { api, scopes } = await findExchangeTarget(client, wanted, limits)
  const token = new provider.AccessToken({
    client,
    accountId: personId,
    gty: JWT_BEARER,
    scope: scopes.join(' '),
    resourceServer: new provider.ResourceServer(
      api.identifier,
      resourceServerInfo(api, client, 'for_people'),
    ),
  } as AccessTokenInput)
  await answerToken(ctx, token)
}

/** The scopes that the assertion allows; all that the app is granted if it names none. */
function scopesOf({ scope }: IdentityAssertion, granted: string[]): Set<string> {
  return new Set(scope === undefined ? granted : scope.split(' '))
}

/** An assertion for named resources is for no other. */
function checkResource(
  { resource }: IdentityAssertion,
  wanted: string | string[] | undefined,
): void {
  if (resource === undefined) return
  const beyond = [wanted ?? []].flat().find((one) => !resource.includes(one))
  if (beyond !== undefined) throw new errors.InvalidTarget('the assertion is for another resource')
}

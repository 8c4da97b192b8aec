import { isBuiltIn, MANAGEMENT_API_ID, type Resource } from '@/lib/apis/api'
import { appOrganization } from '../clients/client-metadata'
import { type Client, errors } from '../protocol/oidc-provider'
import { apisOf } from '../resources/apis-of'
import { findTarget } from '../resources/resource-indicators'
import { apiOfAll, sharedScopes } from '../resources/resource-server'
import type { ExchangeParameters } from './exchange-request'
import { kindOf, type Subject } from './find-subject'

/** Whom the new token is for, and the scopes that it may have at most. */
type Limits = Pick<Subject, 'accountId' | 'scopes' | 'audience'>

/**
 * The API of the new token, and its scopes there: only those that the subject token has and that
 * are granted to the app, for people if the subject is a person, else for itself. Refuses with
 * `invalid_target` and `invalid_scope`.
 */
export async function findExchangeTarget(
  client: Client,
  { resource, audience, scope }: ExchangeParameters,
  subject: Limits,
): Promise<{ api: Resource; scopes: string[] }> {
  const requested = scope ? [...new Set(scope.split(' '))] : null
  const named = new Set([resource ?? [], audience ?? []].flat())
  if (named.size > 1) throw new errors.InvalidTarget('a token goes to one API: name a single one')
  const [identifier] = named
  const kind = kindOf(subject)
  const api =
    identifier === undefined
      ? await apiOfScopes(client, requested ?? [...subject.scopes])
      : await findTarget(client, identifier, kind)
  const possible = sharedScopes(api, client, kind).filter((one) => countsAt(api, one, subject))
  const beyond = requested?.find((one) => !possible.includes(one))
  if (beyond !== undefined) {
    throw new errors.InvalidScope('requested scope is beyond the subject_token or the app', beyond)
  }
  if (possible.length === 0) {
    throw new errors.InvalidScope('the subject_token has no scope of this API', '')
  }
  return { api, scopes: requested ?? possible }
}

/**
 * Whether the subject token has this scope of the API. A registered API may have scopes that are called
 * like ours: who has agreed to those has not agreed to what the management API does.
 */
function countsAt(api: Resource, scope: string, { scopes, audience }: Limits): boolean {
  const isOthers = api.id === MANAGEMENT_API_ID && ![audience].flat().includes(api.identifier)
  return scopes.has(scope) && (!isOthers || isBuiltIn(scope))
}

async function apiOfScopes(client: Client, scopes: string[]): Promise<Resource> {
  const api = apiOfAll(await apisOf(appOrganization(client)), scopes)
  if (!api) throw new errors.InvalidTarget('name the API that the token is for as resource')
  return api
}

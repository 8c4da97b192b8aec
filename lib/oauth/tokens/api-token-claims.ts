import type { TokenClaims } from '@/lib/apis/api'
import { type ClaimName, claimsOf } from '@/lib/people/claims'
import { findToldPerson } from '@/lib/people/find-told-person'
import type { ToldPerson } from '@/lib/people/told-person'
import { appOrganization, isToldOfOrganization } from '../clients/client-metadata'
import type { Client } from '../protocol/oidc-provider'
import { apisOf } from '../resources/apis-of'

/** The claims of a person that each scope lets an API's tokens have. */
const WITH_SCOPE = {
  profile: ['name', 'given_name', 'family_name', 'preferred_username'],
  email: ['email', 'email_verified'],
} as const satisfies Record<string, ClaimName[]>

type Minted = {
  accountId?: string | undefined
  aud?: unknown
  scope?: string | undefined
  client?: Client | undefined
}

/**
 * What an API's token says of its person, by the API's setting (RFC 9068 §2.2.3). The token of an app
 * itself says at most which organization the app belongs to. Introspection says the same of it.
 */
export async function apiTokenClaims(token: object): Promise<Record<string, unknown> | undefined> {
  const { accountId, aud, scope = '', client } = token as Minted
  if (!client) return undefined
  if (!accountId) return ownTokenClaims(client)
  if (typeof aud !== 'string') return undefined
  const organizationId = appOrganization(client)
  const api = (await apisOf(organizationId)).find(({ identifier }) => identifier === aud)
  if (!api || api.tokenClaims === 'none') return undefined
  const person = await findToldPerson(accountId, organizationId)
  return person ? saidToApi(person, { tokenClaims: api.tokenClaims, organizationId, scope }) : {}
}

/** What the tokens of an app itself say beside their own claims; undefined for nothing. */
export function ownTokenClaims(client: Client): { org_id: string } | undefined {
  return isToldOfOrganization(client) ? { org_id: appOrganization(client) } : undefined
}

type Api = { tokenClaims: TokenClaims; organizationId: string; scope: string }

/** Organization and role are said of the API's own people only, name and email with their scopes. */
export function saidToApi(
  person: ToldPerson,
  { tokenClaims, organizationId, scope }: Api,
): Record<string, unknown> {
  if (tokenClaims === 'none') return {}
  const isOurs = person.organizationId === organizationId
  const scopes = scope.split(' ')
  const names: string[] = isOurs ? ['org_id', 'roles'] : []
  if (tokenClaims === 'person') {
    if (scopes.includes('profile')) names.push(...WITH_SCOPE.profile)
    if (scopes.includes('email')) names.push(...WITH_SCOPE.email)
  }
  const claims = claimsOf(person, {
    organizationClaim: true,
    roleClaim: 'roles',
    organizationId,
  })
  return Object.fromEntries(Object.entries(claims).filter(([name]) => names.includes(name)))
}

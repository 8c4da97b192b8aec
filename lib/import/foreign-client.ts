import type { AppType } from '@/lib/apps/fields/field'
import { listed } from '@/lib/text'
import type { RawClient } from './split-file'

/** A secret as another server wrote it down. */
export type ForeignSecret = {
  name: string
  /** The value, or a digest that says itself how it was made. */
  text: string
  /** It stands where only a digest without salt stands. */
  isDigest: boolean
  expiresAt: string | null
}

/** A client of another server, in our words. Nothing of it is checked. */
export type ForeignClient = {
  clientId: string
  name: string
  type: AppType
  description: string
  contactEmail: string | null
  ownerEmail: string | null
  websiteUrl: string | null
  termsUrl: string | null
  privacyUrl: string | null
  redirectUris: string[]
  postLogoutRedirectUris: string[]
  scopes: string[]
  grantTypes: string[]
  secrets: ForeignSecret[]
}

/**
 * Reads a client by the names that RFC 7591 and Ory Hydra, Keycloak, Auth0, Duende IdentityServer and
 * Django OAuth Toolkit give its members. In CSV, spaces or line breaks stand between several values.
 */
export function readForeignClient(raw: RawClient): ForeignClient {
  const member = membersOf(raw)
  const grantTypes = grantTypesOf(member)
  const redirectUris = urisOf(member, 'redirect_uris callbacks redirecturis')
  const clientId = text(member('client_id clientid'))
  return {
    clientId,
    name: text(member('client_name name clientname')) || clientId,
    type: typeOf(member, { grantTypes, redirectUris }),
    description: text(member('description')),
    contactEmail: list(member('contacts contact_email')).find((one) => one.includes('@')) ?? null,
    ownerEmail: text(member('owner_email')) || null,
    websiteUrl: text(member('client_uri website_url rooturl clienturi')) || null,
    termsUrl: text(member('tos_uri terms_url')) || null,
    privacyUrl: text(member('policy_uri privacy_url')) || null,
    redirectUris,
    postLogoutRedirectUris: urisOf(
      member,
      'post_logout_redirect_uris allowed_logout_urls postlogoutredirecturis',
    ),
    scopes: list(member('scope scopes allowedscopes')),
    grantTypes,
    secrets: secretsOf(member),
  }
}

type Member = (names: string) => unknown

/** The first of these members that the client has, whatever the case of its name. */
function membersOf(raw: RawClient): Member {
  const known = new Map(Object.entries(raw).map(([name, value]) => [name.toLowerCase(), value]))
  return (names) => {
    const name = names.split(' ').find((one) => !isNothing(known.get(one)))
    return name === undefined ? undefined : known.get(name)
  }
}

const isNothing = (value: unknown) => value === undefined || value === null || value === ''

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''

/** A list of texts, or one text with spaces between. */
function list(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((one) => text(one)).filter(Boolean)
  return typeof value === 'string' ? listed(value) : []
}

/** Keycloak joins several by `##`. A comma may stand in a URI. */
function urisOf(member: Member, names: string): string[] {
  const sent = member(names)
  const uris = typeof sent === 'string' ? sent.split(/\s+|##/) : list(sent)
  return [...new Set(uris.flatMap((one) => one.split('##')).filter(Boolean))]
}

const KNOWN_GRANTS = new Map([
  ['authorization-code', 'authorization_code'],
  ['hybrid', 'authorization_code'],
  ['client-credentials', 'client_credentials'],
  ['password', 'password'],
  ['resource-owner-password-based', 'password'],
])

/** Keycloak has a switch for each. */
const KEYCLOAK_SWITCHES = {
  standardflowenabled: 'authorization_code',
  serviceaccountsenabled: 'client_credentials',
  implicitflowenabled: 'implicit',
  directaccessgrantsenabled: 'password',
}

function grantTypesOf(member: Member): string[] {
  const named = list(member('grant_types allowedgranttypes authorization_grant_type granttypes'))
  const switched = Object.entries(KEYCLOAK_SWITCHES).flatMap(([name, grant]) =>
    member(name) === true ? [grant] : [],
  )
  return [...new Set([...named.map((one) => KNOWN_GRANTS.get(one) ?? one), ...switched])]
}

type Uses = { grantTypes: string[]; redirectUris: string[] }

/** A client that keeps no secret is native; one that acts for itself alone is a machine. */
function typeOf(member: Member, { grantTypes, redirectUris }: Uses): AppType {
  const said = text(member('type app_type client_type')).toLowerCase()
  if (said === 'web' || said === 'machine' || said === 'native') return said
  const method = text(member('token_endpoint_auth_method'))
  const isPublic = member('publicclient') === true || member('requireclientsecret') === false
  if (method === 'none' || isPublic || ['public', 'spa'].includes(said)) return 'native'
  const actsForPeople = redirectUris.length > 0 || grantTypes.includes('authorization_code')
  return said === 'non_interactive' || !actsForPeople ? 'machine' : 'web'
}

function secretsOf(member: Member): ForeignSecret[] {
  const listedOnes = member('clientsecrets client_secrets secrets')
  const several = Array.isArray(listedOnes) ? listedOnes.map(secretOf) : []
  const columns = ['client_secret', 'secret', 'client_secret_2'].map(
    (name) => [name, false] as const,
  )
  const digests = ['client_secret_hash', 'client_secret_hash_2'].map(
    (name) => [name, true] as const,
  )
  const single = [...columns, ...digests].map(([name, isDigest]) => {
    const expiresAt = text(member(`${name}_expires_at`)) || null
    return { name: '', text: text(member(name)), isDigest, expiresAt }
  })
  return [...several, ...single].filter((secret) => secret.text !== '')
}

/** Duende IdentityServer keeps SHA-256 or SHA-512 in base64, as a `SharedSecret`. */
function secretOf(raw: unknown): ForeignSecret {
  if (typeof raw === 'string') return { name: '', text: raw, isDigest: false, expiresAt: null }
  const member = membersOf((raw ?? {}) as RawClient)
  const isDuende =
    text(member('type')) === 'SharedSecret' || !isNothing(member('client_secret_hash'))
  return {
    name: text(member('description name')),
    text: text(member('value client_secret client_secret_hash secret')),
    isDigest: isDuende,
    expiresAt: text(member('expiration expires_at')) || null,
  }
}

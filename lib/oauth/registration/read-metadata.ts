import { z } from 'zod'
import { KINDS } from '@/lib/apps/field-kinds'
import type { ApplicationType, AppType, AuthMethod } from '@/lib/apps/fields/field'
import { leadsToDevice, privateUseScheme } from '@/lib/apps/fields/redirect-uri'
import { GRANT_TYPES } from '@/lib/policies/policy'
import { TOKEN_EXCHANGE } from '../protocol/grant-type-names'
import { SUBJECTS, subjectOf } from './certificate-metadata'
import { fieldsOf, METADATA_SHAPE } from './metadata-fields'
import { RefusedMetadata } from './refuse-metadata'

/** The grants of an app that acts for itself. An app without a secret has none of them. */
const FOR_ITSELF: readonly string[] = ['client_credentials', TOKEN_EXCHANGE]

const sent = <S extends z.ZodType>(schema: S) =>
  schema.nullish().transform((value) => value ?? undefined)

const AUTH_METHODS = [
  ...(['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const),
  ...(['tls_client_auth', 'self_signed_tls_client_auth', 'none'] as const),
]

/**
 * Values that a program asks for, without those that we do not have: RFC 7591 §2 lets a server leave
 * them out, and the answer says what was registered. It is refused when none is left.
 */
const anyOf = <V extends string>(offered: readonly V[], sentence: string) =>
  sent(
    z
      .array(z.string('must be strings'), 'must be a list of strings')
      .refine((named) => named.length === 0 || offered.some((one) => named.includes(one)), sentence)
      .transform((named) => offered.filter((one) => named.includes(one))),
  )

/** The metadata of RFC 7591 §2 that we support. The rest is not stored, as the RFC allows. */
const metadata = z.object({
  ...METADATA_SHAPE,
  redirect_uris: KINDS.uris.metadata.read,
  jwks: KINDS.jwks.metadata.read,
  jwks_uri: sent(z.string('must be a string')),
  application_type: sent(z.enum(['web', 'native'], 'must be web or native')),
  grant_types: anyOf(GRANT_TYPES, 'none of these is offered'),
  response_types: anyOf(['code'], 'there is no other than code'),
  subject_type: sent(z.literal('public', 'there is no other than public')),
  ...SUBJECTS,
  token_endpoint_auth_method: sent(z.enum(AUTH_METHODS, `must be ${AUTH_METHODS.join(', ')}`)),
})

type Metadata = z.output<typeof metadata>

function grantTypesOf({ grant_types: named = [], ...input }: Metadata): string[] {
  if (input.token_endpoint_auth_method !== 'none') return named
  const forPeople = named.filter((type) => !FOR_ITSELF.includes(type))
  if (named.length === 0 || forPeople.length > 0) return forPeople
  throw new RefusedMetadata('grant_types', 'an app without a secret gets no token for itself')
}

function typeOf(input: Metadata, grantTypes: readonly string[]): AppType {
  if (input.token_endpoint_auth_method === 'none') return 'native'
  const alone = grantTypes.length > 0 && grantTypes.every((type) => FOR_ITSELF.includes(type))
  return alone ? 'machine' : 'web'
}

/**
 * RFC 7591 has no `application_type`, so most programs leave it out. Whoever returns to the device
 * runs on it.
 */
function applicationTypeOf(input: Metadata): ApplicationType {
  const isOnDevice = (input.redirect_uris ?? []).some(leadsToDevice)
  return input.application_type ?? (isOnDevice ? 'native' : 'by_type')
}

type Keys = {
  authMethod: AuthMethod
  jwks: string | null
  jwksUri: string | null
  mtlsSubject: string
}

const NEEDS_KEYS: readonly AuthMethod[] = ['private_key_jwt', 'self_signed_tls_client_auth']

/** How the app authenticates, and its public keys. An app without a secret has no keys either. */
function keysOf(input: Metadata): Keys {
  const { token_endpoint_auth_method: method = 'client_secret_basic' } = input
  if (method === 'none') return { authMethod: 'any', jwks: null, jwksUri: null, mtlsSubject: '' }
  const { jwks = null, jwks_uri: jwksUri = null } = input
  if (jwks && jwksUri) throw new RefusedMetadata('jwks', 'send this or jwks_uri, not both')
  if (NEEDS_KEYS.includes(method) && !jwks && !jwksUri) {
    throw new RefusedMetadata('jwks', 'send the public keys, or say in jwks_uri where they are')
  }
  return { authMethod: method, jwks, jwksUri, mtlsSubject: subjectOf(method, input) }
}

/** A name for an app that has none: people are told where it is. */
function namelessOf({ redirect_uris: [uri] = [] }: Metadata): string {
  const scheme = uri === undefined ? null : privateUseScheme(uri)
  if (scheme !== null) return `Unnamed app (${scheme.slice(0, 40)})`
  const host = uri !== undefined && URL.canParse(uri) ? new URL(uri).hostname : ''
  return host ? `Unnamed app (${host.slice(0, 60)})` : 'Unnamed app'
}

/**
 * The registration of a program or a document, by our names. It is complete: a field that is left
 * out is blank (RFC 7592 §2.2). Throws `RefusedMetadata` if its form is invalid. The rules of the
 * fields check the values.
 */
export function readMetadata(body: unknown) {
  const parsed = metadata.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new RefusedMetadata(String(issue?.path[0] ?? 'body'), issue?.message ?? 'is wrong')
  }
  const { data } = parsed
  const grantTypes = grantTypesOf(data)
  const fields = fieldsOf(data)
  return {
    ...fields,
    ...keysOf(data),
    name: String(fields.name).trim() || namelessOf(data),
    redirectUris: data.redirect_uris ?? [],
    type: typeOf(data, grantTypes),
    applicationType: applicationTypeOf(data),
    grantTypes,
    clientCredentials: grantTypes.includes('client_credentials'),
  }
}

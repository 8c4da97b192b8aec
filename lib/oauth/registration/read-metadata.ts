import { z } from 'zod'
import { KINDS } from '@/lib/apps/field-kinds'
import type { ApplicationType, AppType } from '@/lib/apps/fields/field'
import { isLoopback, privateUseScheme } from '@/lib/apps/fields/redirect-uri'
import { GRANT_TYPES } from '@/lib/policies/policy'
import { TOKEN_EXCHANGE } from '../protocol/grant-type-names'
import { fieldsOf, METADATA_SHAPE } from './metadata-fields'
import { RefusedMetadata } from './refuse-metadata'

/** The grant of an app that acts for itself. */
const FOR_ITSELF: readonly string[] = ['client_credentials', TOKEN_EXCHANGE]
const NOT_WITHOUT_SECRET = FOR_ITSELF

const sent = <S extends z.ZodType>(schema: S) =>
  schema.nullish().transform((value) => value ?? undefined)

const AUTH_METHODS = [
  ...(['client_secret_basic', 'client_secret_post'] as const),
  ...(['private_key_jwt', 'none'] as const),
]

/** The metadata of RFC 7591 §2 that we support. The rest is not stored, as the RFC allows. */
const metadata = z.object({
  ...METADATA_SHAPE,
  redirect_uris: KINDS.uris.metadata.read,
  jwks: sent(z.undefined('publish the keys, and send jwks_uri')),
  jwks_uri: sent(z.string('must be a string')),
  application_type: sent(z.enum(['web', 'native'], 'must be web or native')),
  grant_types: sent(z.array(z.enum(GRANT_TYPES, 'one of these is not offered'), 'must be a list')),
  response_types: sent(z.array(z.literal('code', 'there is no other than code'), 'must be a list')),
  token_endpoint_auth_method: sent(z.enum(AUTH_METHODS, `must be ${AUTH_METHODS.join(', ')}`)),
})

type Metadata = z.output<typeof metadata>

function typeOf(input: Metadata): AppType {
  const grantTypes = input.grant_types ?? []
  if (input.token_endpoint_auth_method !== 'none') {
    const alone = grantTypes.length > 0 && grantTypes.every((type) => FOR_ITSELF.includes(type))
    return alone ? 'machine' : 'web'
  }
  if (grantTypes.some((type) => NOT_WITHOUT_SECRET.includes(type))) {
    throw new RefusedMetadata('grant_types', 'an app without a secret gets no token for itself')
  }
  return 'native'
}

/**
 * RFC 7591 has no `application_type`, so most programs leave it out. Whoever returns to the device
 * runs on it.
 */
function applicationTypeOf(input: Metadata): ApplicationType {
  const uris = input.redirect_uris ?? []
  const isOnDevice = uris.some((uri) => isLoopback(uri) || privateUseScheme(uri) !== null)
  return input.application_type ?? (isOnDevice ? 'native' : 'by_type')
}

function keysOf(input: Metadata): string | null {
  if (input.token_endpoint_auth_method !== 'private_key_jwt') return null
  if (input.jwks_uri) return input.jwks_uri
  throw new RefusedMetadata('jwks_uri', 'say where the public keys are published')
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
  const grantTypes = data.grant_types ?? []
  return {
    ...fieldsOf(data),
    redirectUris: data.redirect_uris ?? [],
    type: typeOf(data),
    applicationType: applicationTypeOf(data),
    jwksUri: keysOf(data),
    grantTypes,
    clientCredentials: grantTypes.includes('client_credentials'),
  }
}

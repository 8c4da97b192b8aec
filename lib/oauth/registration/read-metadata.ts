import { z } from 'zod'
import type { RegistrationByProgram } from '@/lib/apps/registration/registration-by-program'
import { GRANT_TYPES } from '@/lib/policies/policy'
import { TOKEN_EXCHANGE } from '../protocol/grant-type-names'
import { RefusedMetadata } from './refuse-metadata'

/** What an app does that has no people. */
const FOR_ITSELF: readonly string[] = ['client_credentials', TOKEN_EXCHANGE]
const NOT_WITHOUT_SECRET = FOR_ITSELF

const said = <S extends z.ZodType>(schema: S) =>
  schema.nullish().transform((value) => value ?? undefined)
const text = said(z.string('must be a string'))
const texts = said(z.array(z.string('must be strings'), 'must be a list of strings'))

const AUTH_METHODS = [
  ...(['client_secret_basic', 'client_secret_post'] as const),
  ...(['private_key_jwt', 'none'] as const),
]

/** What of RFC 7591 §2 means something here; the rest is not taken down, as the RFC allows. */
const metadata = z.object({
  client_name: text,
  client_uri: text,
  tos_uri: text,
  policy_uri: text,
  redirect_uris: texts,
  post_logout_redirect_uris: texts,
  backchannel_logout_uri: text,
  jwks_uri: text,
  jwks: said(z.undefined('publish the keys, and send jwks_uri')),
  scope: text,
  grant_types: said(z.array(z.enum(GRANT_TYPES, 'one of these is not offered'), 'must be a list')),
  response_types: said(z.array(z.literal('code', 'there is no other than code'), 'must be a list')),
  token_endpoint_auth_method: said(z.enum(AUTH_METHODS, `must be ${AUTH_METHODS.join(', ')}`)),
})

type Metadata = z.output<typeof metadata>

function typeOf(told: Metadata): RegistrationByProgram['type'] {
  const grantTypes = told.grant_types ?? []
  if (told.token_endpoint_auth_method !== 'none') {
    const alone = grantTypes.length > 0 && grantTypes.every((type) => FOR_ITSELF.includes(type))
    return alone ? 'machine' : 'web'
  }
  if (grantTypes.some((type) => NOT_WITHOUT_SECRET.includes(type))) {
    throw new RefusedMetadata('grant_types', 'an app without a secret gets no token for itself')
  }
  return 'native'
}

function keysOf(told: Metadata): string | null {
  if (told.token_endpoint_auth_method !== 'private_key_jwt') return null
  if (told.jwks_uri) return told.jwks_uri
  throw new RefusedMetadata('jwks_uri', 'say where the public keys are published')
}

/**
 * What a program says of its app, in the words of the house. Throws `RefusedMetadata` where it is
 * no registration by its form; whether it can be one, the house decides.
 */
export function readMetadata(body: unknown): RegistrationByProgram {
  const parsed = metadata.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new RefusedMetadata(String(issue?.path[0] ?? 'body'), issue?.message ?? 'is wrong')
  }
  const told = parsed.data
  return {
    name: told.client_name ?? '',
    type: typeOf(told),
    websiteUrl: told.client_uri,
    termsUrl: told.tos_uri,
    privacyUrl: told.policy_uri,
    redirectUris: told.redirect_uris,
    postLogoutRedirectUris: told.post_logout_redirect_uris,
    backchannelLogoutUri: told.backchannel_logout_uri,
    scopes: told.scope?.split(' '),
    jwksUri: keysOf(told),
  }
}

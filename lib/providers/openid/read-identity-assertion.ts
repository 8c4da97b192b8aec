import { jwtVerify } from 'jose'
import { z } from 'zod'
import { HOUR } from '@/lib/clock'
import type { Provider } from '../provider-with-secret'
import { keysOf } from './find-keys'

/** Only what can be verified with a public key. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519']

const SKEW_SECONDS = 60

const claims = z.object({
  sub: z.string().min(1).max(255),
  client_id: z.string(),
  // It is for one authorization server.
  aud: z.union([z.string(), z.tuple([z.string()])]),
  jti: z.string(),
  scope: z.string().optional(),
  resource: z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional(),
})

/** Whom a provider vouches for, to which client, and for what. */
export type IdentityAssertion = {
  issuer: string
  subject: string
  clientId: string
  /** The scopes that it allows, with spaces between; undefined for all. */
  scope: string | undefined
  /** The resources that it is for; undefined for all. */
  resource: string[] | undefined
}

/**
 * Verifies an identity assertion of the provider for this authorization server, whose issuer is the
 * `audience` (draft-ietf-oauth-identity-assertion-authz-grant §4.4, RFC 7523 §3). Throws when it is
 * none, is of another type, has ended, or lasts for more than an hour.
 */
export async function readIdentityAssertion(
  provider: Pick<Provider, 'id' | 'issuer'>,
  token: string,
  audience: string,
): Promise<IdentityAssertion> {
  const { payload } = await jwtVerify(token, keysOf(provider), {
    algorithms: ALGORITHMS,
    audience,
    issuer: provider.issuer,
    typ: 'oauth-id-jag+jwt',
    clockTolerance: SKEW_SECONDS,
    maxTokenAge: HOUR,
    requiredClaims: ['exp', 'iat'],
  })
  const { sub, client_id: clientId, scope, resource } = claims.parse(payload)
  return { issuer: provider.issuer, subject: sub, clientId, scope, resource }
}

import { z } from 'zod'
import { errors } from '../protocol/oidc-provider'
import type { AcrRequest } from './acr'

/** OpenID Connect Core §5.5.1. Members that it does not name are ignored. */
const oneClaim = z
  .looseObject({ essential: z.boolean().optional(), values: z.array(z.unknown()).optional() })
  .nullable()
const oneOfText = z
  .looseObject({
    essential: z.boolean().optional(),
    value: z.string().optional(),
    values: z.array(z.string()).optional(),
  })
  .nullable()

const members = z.looseObject({ acr: oneOfText.optional() }).catchall(oneClaim)
const subject = z.looseObject({ value: z.string().optional() }).nullable().optional()
const claimsParameter = z.looseObject({
  userinfo: members.extend({ sub: subject }).optional(),
  id_token: members.extend({ sub: subject }).optional(),
})

type ClaimsParameter = z.output<typeof claimsParameter>

/**
 * Refuses a parameter `claims` whose requests have another form than §5.5.1 gives them, with
 * `invalid_request`. The engine has refused what is no JSON object.
 */
export function checkRequestedClaims(_ctx: unknown, claims: unknown): void {
  if (!claimsParameter.safeParse(claims).success) {
    throw new errors.InvalidRequest('claims has a request of an unknown form')
  }
}

/** The parameter as it was sent, after the checks; nothing without it. */
function parsed(claims: unknown): ClaimsParameter {
  return typeof claims === 'string' ? claimsParameter.parse(JSON.parse(claims)) : {}
}

/** The names of the claims that the parameter requests, for userinfo or the ID token. */
export function requestedClaims(claims: unknown): string[] {
  const { userinfo, id_token: idToken } = parsed(claims)
  return [...new Set([userinfo, idToken].flatMap((one) => Object.keys(one ?? {})))]
}

/** The person about whom alone the app wants an answer (§5.5.1, `sub` with a value). */
export function requestedSubject(claims: unknown): string | undefined {
  const { userinfo, id_token: idToken } = parsed(claims)
  return idToken?.sub?.value ?? userinfo?.sub?.value
}

/** Which `acr` the app wants. What the parameter says comes before `acr_values` (§5.5.1.1). */
export function requestedAcr(params: { claims?: unknown; acr_values?: unknown }): AcrRequest {
  const { acr } = parsed(params.claims).id_token ?? {}
  if (acr) return acr
  const values = typeof params.acr_values === 'string' ? params.acr_values.split(' ') : []
  return { values }
}

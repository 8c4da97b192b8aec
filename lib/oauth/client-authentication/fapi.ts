import { now } from '@/lib/clock'
import { isInFapi } from '../clients/client-metadata'
import { CLOCK_SKEW_SECONDS } from '../protocol/clock-skew'
import { type Client, errors } from '../protocol/oidc-provider'
import { PROOF_ALGORITHMS } from '../protocol/proof-algorithms'

/** FAPI 2.0 Security Profile §5.4.1: no other algorithm signs what an app sends. */
const ALGORITHMS: readonly unknown[] = PROOF_ALGORITHMS

type Times = { iat?: unknown; nbf?: unknown }

/**
 * What is wrong with a JWT of an app that is held to FAPI 2.0; null when nothing is. Its clock may be
 * ahead: 10 seconds must pass, more than 60 must not (§5.3.2.1).
 */
export function whyNotInFapi(times: Times, header?: { alg?: unknown }): string | null {
  if (!ALGORITHMS.includes(header?.alg))
    return 'FAPI 2.0: it must be signed with PS256, ES256 or EdDSA'
  const latest = now().getTime() / 1000 + CLOCK_SKEW_SECONDS
  const isAhead = [times.iat, times.nbf].some((time) => typeof time === 'number' && time > latest)
  return isAhead ? 'FAPI 2.0: iat and nbf must not be in the future' : null
}

type Assertion = {
  claims: Times & { aud?: unknown }
  header: { alg?: unknown } | undefined
  issuer: string
}

/**
 * The checks of a client assertion that FAPI 2.0 adds (§5.3.2.1): its audience is the issuer, as a
 * string. Throws `invalid_client`.
 */
export function checkFapiAssertion(client: Client, { claims, header, issuer }: Assertion): void {
  if (!isInFapi(client)) return
  const why =
    claims.aud === issuer
      ? whyNotInFapi(claims, header)
      : 'FAPI 2.0: the audience (aud) must be the issuer, as a string'
  if (why !== null) throw new errors.InvalidClientAuth(why)
}

import { HOUR, now } from '@/lib/clock'
import { whyNotInFapi } from '../client-authentication/fapi'
import { isInFapi } from '../clients/client-metadata'
import { CLOCK_SKEW_SECONDS } from '../protocol/clock-skew'
import { mayBeOfType } from '../protocol/jwt-type'
import { type Client, errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'

/** A signed request with a longer validity than this is refused. */
const LONGEST_SECONDS = HOUR

type Claims = { exp?: unknown; nbf?: unknown; iat?: unknown; keyturn?: unknown }
type Header = { typ?: unknown; alg?: unknown }

/**
 * Checks of a signed request (RFC 9101) that the engine does not make: it must expire (§10.2 warns
 * of requests that never do), and it must not set a parameter of ours. Called for pushed requests
 * too, where the engine has set the expiry itself. Throws `invalid_request_object`.
 */
export function checkSignedRequest(
  { oidc }: KoaContextWithOIDC,
  claims: Claims,
  header?: Header,
  client?: Client,
): void {
  const wasPushed = 'PushedAuthorizationRequest' in oidc.entities
  const demanded = client && isInFapi(client) && !wasPushed
  const why = whyRefused(claims, header) ?? (demanded ? whyNotSigned(claims, header) : null)
  if (why !== null) throw new errors.InvalidRequestObject(why)
}

function whyRefused({ exp, keyturn }: Claims, header?: Header): string | null {
  if (!mayBeOfType(header, 'oauth-authz-req+jwt')) {
    return 'the request says that it is something else (typ)'
  }
  const latest = now().getTime() / 1000 + LONGEST_SECONDS + CLOCK_SKEW_SECONDS
  if (typeof exp !== 'number' || exp > latest) return 'the request must end (exp) within an hour'
  return keyturn === undefined ? null : 'the request says what is not its to say'
}

/**
 * FAPI 2.0 Message Signing §5.3.1: the request says since when it counts, at most an hour ago, and
 * ends at most an hour later. A request that was pushed has been checked when it came.
 */
function whyNotSigned({ exp, nbf, iat }: Claims, header?: Header): string | null {
  const earliest = now().getTime() / 1000 - LONGEST_SECONDS
  if (typeof nbf !== 'number' || nbf < earliest) {
    return 'FAPI 2.0: the request must say since when it counts (nbf), an hour ago at most'
  }
  if (typeof exp !== 'number' || exp - nbf > LONGEST_SECONDS) {
    return 'FAPI 2.0: the request must end (exp) within an hour after nbf'
  }
  return whyNotInFapi({ nbf, iat }, header)
}

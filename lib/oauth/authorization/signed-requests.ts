import { HOUR, now } from '@/lib/clock'
import { CLOCK_SKEW_SECONDS } from '../protocol/clock-skew'
import { mayBeOfType } from '../protocol/jwt-type'
import { errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'

/** A signed request with a longer validity than this is refused. */
const LONGEST_SECONDS = HOUR

/**
 * Checks of a signed request (RFC 9101) that the engine does not make: it must expire (§10.2 warns
 * of requests that never do), and it must not set a parameter of ours. Called for pushed requests
 * too, where the engine has set the expiry itself. Throws `invalid_request_object`.
 */
export function checkSignedRequest(
  _ctx: KoaContextWithOIDC,
  claims: { exp?: unknown; keyturn?: unknown },
  header?: { typ?: unknown },
): void {
  if (!mayBeOfType(header, 'oauth-authz-req+jwt')) {
    throw new errors.InvalidRequestObject('the request says that it is something else (typ)')
  }
  const latest = now().getTime() / 1000 + LONGEST_SECONDS + CLOCK_SKEW_SECONDS
  if (typeof claims.exp !== 'number' || claims.exp > latest) {
    throw new errors.InvalidRequestObject('the request must end (exp) within an hour')
  }
  if (claims.keyturn !== undefined) {
    throw new errors.InvalidRequestObject('the request says what is not its to say')
  }
}

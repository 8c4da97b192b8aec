import { exchangeClaims } from '../grant-types/exchange-token'
import type { Configuration, KoaContextWithOIDC } from '../protocol/oidc-provider'
import { apiTokenClaims } from '../tokens/api-token-claims'
import { authenticationOf } from '../tokens/authentication-of'
import { keepJwtRecord } from '../tokens/jwt-record'
import { tokenLives } from '../tokens/token-lives'
import { endsWithSession, issuesRefreshToken, rotatesRefreshToken } from '../tokens/token-rules'

/** Which tokens are issued, how long they live, and their claims. */
export const tokenSettings = {
  ttl: tokenLives,
  issueRefreshToken: issuesRefreshToken,
  rotateRefreshToken: rotatesRefreshToken,
  expiresWithSession: endsWithSession,
  // A reused code or token ends its family, and a revoked one too: never what the person allowed.
  revokeGrantPolicy: () => false,
  formats: { customizers: { jwt: keepJwtRecord } },
  extraTokenClaims: claimsBeside,
} satisfies Configuration

/** Claims of an access token beside its own; undefined when there are none. */
async function claimsBeside(ctx: KoaContextWithOIDC, token: object) {
  const said = [await apiTokenClaims(token), exchangeClaims.get(), authenticationOf(ctx, token)]
  return said.some(Boolean) ? Object.assign({}, ...said) : undefined
}

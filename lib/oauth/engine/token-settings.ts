import { exchangeClaims } from '../grant-types/exchange-token'
import type { Configuration } from '../protocol/oidc-provider'
import { apiTokenClaims } from '../tokens/api-token-claims'
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
  extraTokenClaims: async (_ctx, token) => ({
    ...(await apiTokenClaims(token)),
    ...exchangeClaims.get(),
  }),
} satisfies Configuration

import { exchangeClaims } from '../grant-types/exchange-token'
import { rotateForTarget } from '../grant-types/rotate-for-target'
import type { Configuration } from '../protocol/oidc-provider'
import { keepJwtRecord } from '../tokens/jwt-record'
import { tokenLives } from '../tokens/token-lives'
import { endsGrant, endsWithSession, issuesRefreshToken } from '../tokens/token-rules'

/** Which tokens are issued, how long they live, and their claims. */
export const tokenSettings = {
  ttl: tokenLives,
  issueRefreshToken: issuesRefreshToken,
  rotateRefreshToken: rotateForTarget,
  expiresWithSession: endsWithSession,
  revokeGrantPolicy: endsGrant,
  formats: { customizers: { jwt: keepJwtRecord } },
  extraTokenClaims: () => exchangeClaims.get(),
} satisfies Configuration

import { hash } from 'node:crypto'
import type { AdapterPayload } from '../protocol/oidc-provider'
import { secondsLeft } from '../tokens/longest-life'
import { issuesRefreshToken } from '../tokens/token-rules'
import { TOKEN_VALUE } from '../tokens/token-value'
import type { Decide } from './decision'
import { issueTokens } from './issue-tokens'
import type { PlainRequest } from './plain-request'
import { findRedeemable, type Reading, readingOf } from './redeemable'

const CODE = 'authorization_code'
const REFRESH = 'refresh_token'

/** RFC 7636 §4.1. */
const VERIFIER = /^[\w.-]{43,128}$/

/** RFC 6749 §4.1.3, with PKCE (RFC 7636). */
export function redeemCode({ form }: PlainRequest): Decide | null {
  const verifier = form.get('code_verifier') ?? ''
  const redirectUri = form.get('redirect_uri')
  if (form.get('grant_type') !== CODE || form.size !== 4 || !VERIFIER.test(verifier)) return null
  return withSource(form.get('code'), async (named, who, findClient) => {
    const source = await findRedeemable(CODE, named, { who, findClient })
    if (!source) return null
    const { client, scopes, payload } = source
    if (payload.redirectUri !== redirectUri || !isChallenged(payload, verifier)) return null
    const mayRefresh = who.app.policy.allowedGrantTypes.includes(REFRESH)
    const refreshes = mayRefresh && issuesRefreshToken(null, client, { scopes })
    return issueTokens(who, source, { gty: CODE, refresh: refreshes ? { rotations: 0 } : null })
  })
}

/** RFC 6749 §6, for the whole scope. */
export function refresh({ form }: PlainRequest): Decide | null {
  if (form.get('grant_type') !== REFRESH || form.size !== 2) return null
  return withSource(form.get('refresh_token'), async (named, who, findClient) => {
    const source = await findRedeemable(REFRESH, named, { who, findClient })
    if (!source) return null
    const { gty, iiat, rotations } = source.payload
    if (typeof gty !== 'string' || typeof rotations !== 'number') return null
    if (typeof iiat !== 'number' || secondsLeft({ iiat }, who.app.policy.refreshMaxDays) <= 0) {
      return null
    }
    const ledBy = gty.endsWith(REFRESH) ? gty : `${gty} ${REFRESH}`
    return issueTokens(who, source, { gty: ledBy, refresh: { rotations: rotations + 1, iiat } })
  })
}

/** The source is read while the app is looked up. Nothing of it is used before the app is known. */
function withSource(
  value: string | undefined,
  decide: (
    named: { value: string; reading: Reading },
    ...rest: Parameters<Decide>
  ) => ReturnType<Decide>,
): Decide | null {
  if (!value || !TOKEN_VALUE.test(value)) return null
  const reading = readingOf(value)
  const decision: Decide = (who, findClient) => decide({ value, reading }, who, findClient)
  // A failure is met when the decision waits for it.
  decision.readAhead = () => void reading().catch(() => {})
  return decision
}

/** RFC 7636 §4.6. The challenge is no secret, so the time of the comparison tells nothing. */
function isChallenged(
  { codeChallenge, codeChallengeMethod }: AdapterPayload,
  verifier: string,
): boolean {
  return codeChallengeMethod === 'S256' && codeChallenge === hash('sha256', verifier, 'base64url')
}

import { config } from '@/lib/config'
import type { RefusalCode } from '@/lib/errors'
import { PROOF_ALGORITHMS } from '@/lib/oauth/protocol/proof-algorithms'
import { RESOURCE_METADATA } from '@/lib/oauth/protocol/routes'

const insufficient = (scope: string) => `Bearer error="insufficient_scope", scope="${scope}"`

/** RFC 6750 §3.1: the answer to a request without a token names no error, only the scope. */
const CHALLENGES: Partial<Record<RefusalCode, (scope: string) => string>> = {
  access_token_missing: (scope) => `Bearer scope="${scope}"`,
  access_token_refused: () => 'Bearer error="invalid_token"',
  access_token_bound: () => `DPoP error="invalid_token", algs="${PROOF_ALGORITHMS.join(' ')}"`,
  access_token_of_app: insufficient,
  scope_missing: insufficient,
}

/** The challenge (RFC 6750 §3) for a refusal where this scope is wanted; null when another token would not help. */
export function challengeOf(code: RefusalCode, scope = ''): string | null {
  const challenge = CHALLENGES[code]?.(scope)
  return challenge ? withMetadata(challenge) : null
}

/** RFC 9470 §3: the person has to have authenticated at most so long ago. */
export function stepUpChallenge(maxAgeSeconds: number): string {
  const said = 'Bearer error="insufficient_user_authentication"'
  return withMetadata(`${said}, max_age="${maxAgeSeconds}"`)
}

/** Adds the URL of our resource metadata (RFC 9728 §5.1): it names the authorization server. */
export function withMetadata(challenge: string): string {
  return `${challenge}, resource_metadata="${config().url}${RESOURCE_METADATA.management}"`
}

import { MANAGEMENT_SCOPE } from '@/lib/apis/api'
import { config } from '@/lib/config'
import type { RefusalCode } from '@/lib/errors'
import { RESOURCE_METADATA } from '@/lib/oauth/protocol/routes'

/** RFC 6750 §3.1: who has sent no token is told no error, only what is wanted. */
const ERRORS: Partial<Record<RefusalCode, string>> = {
  access_token_missing: `Bearer scope="${MANAGEMENT_SCOPE}"`,
  access_token_refused: 'Bearer error="invalid_token"',
  access_token_bound: 'Bearer error="invalid_token"',
  access_token_of_app: `Bearer error="insufficient_scope", scope="${MANAGEMENT_SCOPE}"`,
  scope_missing: `Bearer error="insufficient_scope", scope="${MANAGEMENT_SCOPE}"`,
}

/** The challenge (RFC 6750 §3) that goes with a refusal; null for one that no other token changes. */
export function challengeOf(code: RefusalCode): string | null {
  const challenge = ERRORS[code]
  return challenge ? withMetadata(challenge) : null
}

/** RFC 9728 §5.1: and where it stands who gives the tokens that are taken. */
export function withMetadata(challenge: string): string {
  return `${challenge}, resource_metadata="${config().url}${RESOURCE_METADATA.management}"`
}

import { capital } from '@/lib/text'
import type { Credential, UsageRange } from '@/lib/usage/usage'
import { counted } from './chart-scale'

export const RANGE_LABELS = {
  '24h': '24 hours',
  '7d': '7 days',
  '30d': '30 days',
  '90d': '90 days',
} satisfies Record<UsageRange, string>

/** Why requests were refused, as a person says it. */
const CAUSES: Record<string, string> = {
  unknown_app: 'Unknown app',
  app_suspended: 'App suspended',
  app_deleted: 'App deleted',
  no_secret: 'No secret sent',
  malformed_secret: 'Not the form of a secret',
  unknown_secret: 'Unknown secret',
  wrong_secret: 'Wrong secret',
  secret_and_line_break: 'Line break behind the secret',
  secret_expired: 'Secret expired',
  secret_revoked: 'Secret revoked',
  secret_revoked_keeping_tokens: 'Secret revoked',
  secret_regenerated: 'Secret regenerated',
  secret_paused: 'Secret paused',
  secret_transition_over: 'Secret of another server, after the transition',
  secret_not_in_fapi: 'FAPI 2.0 refuses secrets',
  unknown_key: 'Unknown key',
  unreadable_keys: 'Keys of the app could not be read',
  wrong_assertion: 'Wrong client assertion',
  wrong_certificate: 'Wrong certificate',
  assertion_spent: 'Client assertion used twice',
  unknown_issuer: 'Issuer not trusted',
  unreadable_issuer: 'Keys of the issuer could not be read',
  wrong_federated_token: 'Wrong token of another issuer',
  federation_mismatch: 'Subject or claim does not match',
  federation_not_in_fapi: 'FAPI 2.0 refuses other issuers',
  outside_networks: 'Outside of its networks',
  limited: 'Too many failures',
  unauthorized_client: 'Grant type not allowed',
  unsupported_grant_type: 'Unknown grant type',
  invalid_scope: 'Scope not granted',
  invalid_target: 'API not allowed',
  invalid_grant: 'Code or refresh token not valid',
  invalid_request: 'Malformed request',
}

/** `secret_expired` becomes “Secret expired”; what is not listed is read as words too. */
export function causeInWords(cause: string): string {
  return CAUSES[cause] ?? capital(cause.replaceAll('_', ' '))
}

/** `203.0.113.17`; what came from too many addresses to list has none. */
export function addressInWords(address: string): string {
  return address || 'many other addresses'
}

/** `once`, `41 times`. */
export function timesInWords(count: number): string {
  return count === 1 ? 'once' : `${counted(count)} times`
}

const GRANT_PREFIX = 'urn:ietf:params:oauth:grant-type:'

/** `token-exchange`: a grant type without what all that are URNs begin with. */
export function grantInWords(grantType: string): string {
  return grantType.startsWith(GRANT_PREFIX) ? grantType.slice(GRANT_PREFIX.length) : grantType
}

/** `Production (kt_cs_…abcd)`. */
export function credentialInWords({ name, hint }: Pick<Credential, 'name' | 'hint'>): string {
  return hint ? `${name} (${hint})` : name
}

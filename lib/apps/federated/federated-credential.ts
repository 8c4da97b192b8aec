import { DAY, HOUR, MINUTE, secondsAfter } from '@/lib/clock'
import { USED_RECENTLY_HOURS } from '../app'

export const FEDERATED_CREDENTIALS_MAX = 20
export const FEDERATED_NAME_MAX = 60
export const ISSUER_LENGTH_MAX = 400
export const SUBJECT_LENGTH_MAX = 400
export const CLAIMS_MAX = 8
export const CLAIM_NAME_MAX = 100
export const CLAIM_VALUE_MAX = 400

/** A token that is pasted to be tried. The engine reads no longer ones (a form of 56 KiB). */
export const TOKEN_LENGTH_MAX = 16_000

/** A token that is valid for longer authenticates nobody: whoever steals it would have it as long. */
export const TOKEN_LIFE_SECONDS = DAY

/** How far the clock of an issuer may be from ours, in seconds. */
export const SKEW_SECONDS = MINUTE

/** Only what is verified with a public key (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864). */
export const TOKEN_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const

/** What a token must be to authenticate the app: its `iss` equal, the others matched. */
export type Trust = {
  issuer: string
  /** `*` stands for any characters. */
  subject: string
  /** Other claims by name; in a value `*` stands for any characters. */
  claims: Readonly<Record<string, string>>
  /** Whether a token may be sent again until it expires. */
  reusable: boolean
}

/** The first and the last use of a federated credential. */
export type FederatedUseView = {
  firstUsedAt: Date
  lastUsedAt: Date
  lastAddress: string
  lastUserAgent: string
  lastGrantType: string
}

/** A federated credential as the app's page shows it. */
export type FederatedCredentialView = Trust & {
  id: string
  appId: string
  name: string
  createdAt: Date
  createdByName: string
  use: FederatedUseView | null
}

/** Whether removing the credential would probably break a running client. */
export function federatedUsedRecently(
  { use }: Pick<FederatedCredentialView, 'use'>,
  now: Date,
): boolean {
  return use !== null && use.lastUsedAt > secondsAfter(now, -USED_RECENTLY_HOURS * HOUR)
}

/**
 * What a token may name as its audience, when the server is at `url`: the issuer, with or without a
 * slash, and the token endpoint. Another endpoint takes its own address too.
 */
export function audiencesOf(url: string): string[] {
  return [url, `${url}/`, `${url}/oauth2/token`]
}

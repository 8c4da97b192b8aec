import { HOUR, secondsAfter } from '@/lib/clock'
import { USED_RECENTLY_HOURS } from '../app'

/** The algorithms with which an app may sign its assertions (RFC 7518 §3.1, RFC 8037 §3.1). */
export const KEY_ALGORITHMS = ['ES256', 'EdDSA', 'RS256', 'PS256'] as const

export type KeyAlgorithm = (typeof KEY_ALGORITHMS)[number]

export const KEYS_MAX = 10
export const KEY_NAME_MAX = 60
export const KID_MAX = 200
/** Longer than any public key of an accepted size. */
export const PUBLIC_KEY_LENGTH_MAX = 8000
export const RSA_BITS_MIN = 2048
export const RSA_BITS_MAX = 8192

/** The members that make the key, as RFC 7638 §3.2 names them, and no others. */
export type PublicJwk =
  | { kty: 'EC'; crv: 'P-256'; x: string; y: string }
  | { kty: 'OKP'; crv: 'Ed25519'; x: string }
  | { kty: 'RSA'; n: string; e: string }

/** The last use of a public key. */
export type AppKeyUseView = {
  lastUsedAt: Date
  lastAddress: string
  lastUserAgent: string
  lastGrantType: string
}

/** A public key as the app's Keys page shows it. */
export type AppKeyView = {
  id: string
  appId: string
  name: string
  /** The key ID in the header of an assertion; unique in its app. */
  kid: string
  algorithm: KeyAlgorithm
  /** RFC 7638, SHA-256, base64url. */
  thumbprint: string
  createdAt: Date
  createdByName: string
  use: AppKeyUseView | null
}

/** Whether removing the key would probably break a running client. */
export function keyUsedRecently(key: Pick<AppKeyView, 'use'>, now: Date): boolean {
  return key.use !== null && key.use.lastUsedAt > secondsAfter(now, -USED_RECENTLY_HOURS * HOUR)
}

/**
 * Whether a pasted text contains a private or a symmetric key. PEM says so in its first line, a JWK
 * by the names of its members (RFC 7518 §6.2.2, §6.3.2, §6.4). Checked in the browser before
 * anything is sent, and again on the server.
 */
export function holdsPrivateKey(text: string): boolean {
  return /PRIVATE KEY/i.test(text) || /["'](d|p|q|dp|dq|qi|oth|k|priv)["']\s*:/.test(text)
}

/** A suggested name, such as `Key 2 · Nov 2026`. */
export function defaultKeyName(existing: readonly { name: string }[], now: Date): string {
  const month = now.toLocaleDateString('en', { month: 'short', year: 'numeric', timeZone: 'UTC' })
  return `Key ${existing.length + 1} · ${month}`
}

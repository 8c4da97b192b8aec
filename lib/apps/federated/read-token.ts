import { decodeProtectedHeader } from 'jose'
import { z } from 'zod'
import { SKEW_SECONDS, TOKEN_LIFE_SECONDS } from './federated-credential'

/** The claims of a token. */
export type Payload = Readonly<Record<string, unknown>>

/** A token as it says of itself, unverified. */
export type ReadToken = {
  header: { typ?: unknown; alg?: unknown; kid?: unknown }
  payload: Payload
}

const object = z.record(z.string(), z.unknown())

/** The claims in these bytes. Throws when they are none. */
export function readPayload(bytes: Uint8Array): Payload {
  return object.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
}

/** What a token says of itself; null for a text that is no signed JWT. */
export function readToken(token: string): ReadToken | null {
  const [, payload = '', ...more] = token.split('.')
  if (more.length !== 1) return null
  try {
    const header = decodeProtectedHeader(token)
    return { header, payload: readPayload(Buffer.from(payload, 'base64url')) }
  } catch {
    return null
  }
}

const TYPES: readonly unknown[] = ['jwt', 'client-authentication+jwt']

/**
 * Why a token is of a type that authenticates nobody, as a sentence; null if it is not (RFC 8725
 * §3.11). An access token of the issuer (`at+jwt`) has travelled to others.
 */
export function whyNotOfType({ typ }: ReadToken['header']): string | null {
  if (typ === undefined) return null
  const type = String(typ).toLowerCase()
  return TYPES.includes(type.replace(/^application\//, ''))
    ? null
    : 'The header says that it is something else (typ).'
}

/**
 * Why the times of a token are not good at `at`, as a sentence; null if they are. It must say when it
 * was issued and when it expires (RFC 7523 §3), a day later at most.
 */
export function whyNotInTime({ iat, exp, nbf }: Payload, at: Date): string | null {
  const seconds = at.getTime() / 1000
  if (!isTime(exp)) return 'It does not say when it expires (exp).'
  if (!isTime(iat)) return 'It does not say when it was issued (iat).'
  if (nbf !== undefined && !isTime(nbf)) return 'Its beginning (nbf) is no time.'
  if (exp <= seconds - SKEW_SECONDS) return 'It has expired.'
  if (Math.max(iat, nbf ?? 0) > seconds + SKEW_SECONDS) return 'It begins in the future.'
  if (exp - iat > TOKEN_LIFE_SECONDS) return 'It is valid for more than a day.'
  return null
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0
}

/** Why it is for somebody else, as a sentence; null if it is for one of these (RFC 7523 §3). */
export function whyNotForUs({ aud }: Payload, audiences: readonly string[]): string | null {
  const named: unknown[] = Array.isArray(aud) ? aud : [aud]
  if (named.some((one) => audiences.some((ours) => ours === one))) return null
  return `It is for another audience (aud): ask for one with ${audiences[0]}.`
}

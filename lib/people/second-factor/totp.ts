import { generateSecret, generateURI, verifySync } from 'otplib'
import { now } from '@/lib/clock'
import { seal, unseal } from '@/lib/crypto/seal'
import { keyFor } from '@/lib/keys'

// The parameters that every authenticator app assumes (RFC 6238, section 4; RFC 4226, section 4):
// SHA-1, six digits, 30 seconds, 160 bits.
const SECRET_BYTES = 20
const STEP_SECONDS = 30
const SIX_DIGITS = /^[0-9]{6}$/

/** A new key for an authenticator app, in base32. */
export function makeTotpKey(): string {
  return generateSecret({ length: SECRET_BYTES })
}

/** The content of the QR code for an authenticator app. */
export function totpUri(key: string, account: { issuer: string; email: string }): string {
  return generateURI({ secret: key, issuer: account.issuer, label: account.email })
}

/** The sealed key, as it is stored. It opens only in its person's row. */
export function sealTotpKey(key: string, personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(seal(sealingKey(), context(personId), Buffer.from(key)))
}

/**
 * The time step of a typed code, or null. The present step, the one before and the one after are
 * accepted, because clocks differ (RFC 6238, section 5.2).
 */
export function stepOfCode(
  typed: string,
  factor: { sealedSecret: Uint8Array; personId: string },
): number | null {
  const token = typed.replace(/\s/g, '')
  if (!SIX_DIGITS.test(token)) return null
  const sealed = Buffer.from(factor.sealedSecret)
  const secret = unseal(sealingKey(), context(factor.personId), sealed).toString()
  const epoch = Math.floor(now().getTime() / 1000)
  const found = verifySync({ secret, token, epoch, epochTolerance: STEP_SECONDS })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}

function sealingKey(): Buffer {
  return keyFor('second-factor-seal')
}

function context(personId: string): string {
  return `totp ${personId}`
}

import { generateSecret, generateURI, verifySync } from 'otplib'
import { now } from '@/lib/clock'
import { sealFor, unsealFor } from '@/lib/crypto/sealed'

// The parameters that every authenticator app assumes (RFC 6238, section 4; RFC 4226, section 4):
// SHA-1, six digits, 30 seconds, 160 bits.
const SECRET_BYTES = 20
const STEP_SECONDS = 30
const SEAL = 'second-factor-seal'
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
  return new Uint8Array(sealFor(SEAL, totpContext(personId), Buffer.from(key)))
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
  const secret = unsealFor(SEAL, totpContext(factor.personId), sealed).toString()
  const epoch = Math.floor(now().getTime() / 1000)
  const found = verifySync({ secret, token, epoch, epochTolerance: STEP_SECONDS })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}

/** Binds a sealed key to its person. */
export function totpContext(personId: string): string {
  return `totp ${personId}`
}

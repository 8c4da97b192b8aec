/**
 * The names of authentication methods (RFC 8176 §2). `pop` is the key of a passkey: nothing tells
 * whether it is kept in hardware.
 */
const METHOD_NAMES = new Set(
  'face fpt geo hwk iris kba mca mfa otp pin pop pwd rba retina sc sms swk tel user vbm wia'.split(
    ' ',
  ),
)

/** Whether RFC 8176 knows an authentication method of this name. */
export function isMethodName(text: string): boolean {
  return METHOD_NAMES.has(text)
}

/** A recovery code is used once, so it is a one-time password too. */
const NAME_OF = { password: 'pwd', code: 'otp', recoveryCode: 'otp', passkey: 'pop' } as const

/** What somebody has given to prove who they are. */
export type Proof = keyof typeof NAME_OF

/** The name of the method by which this proof was given. */
export function methodOf(proof: Proof): string {
  return NAME_OF[proof]
}

/** Of several factors: whatever was given before, and one more. */
export const SEVERAL_FACTORS = 'mfa'

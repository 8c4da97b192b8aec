export const RECOVERY_CODES = 10
export const PASSKEY_NAME_MAX = 60
/** So many passkeys are enough for anybody. */
export const PASSKEYS_MAX = 20

/** A passkey as its owner sees it. */
export type PasskeyView = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }

/** What somebody has beside their password. */
export type SecondFactors = {
  /** When the authenticator app was added, or null. */
  totp: { addedAt: Date } | null
  passkeys: PasskeyView[]
  recoveryCodesLeft: number
  /** The organization asks for one. */
  required: boolean
}

/** By what somebody can prove who they are right now. */
export type ProofWays = { password: boolean; code: boolean; passkey: boolean; recovery: boolean }

/** The key of an authenticator app on its way to the screen: it is shown while it is set up. */
export type ShownTotp = { key: string; uri: string }

/** Whether there is anything to give at sign-in. */
export function hasFactor(factors: Pick<SecondFactors, 'totp' | 'passkeys'>): boolean {
  return factors.totp !== null || factors.passkeys.length > 0
}

/** A key or a recovery code in groups of four, as people read them. */
export function inGroups(text: string, separator = ' '): string {
  return text.replace(/(.{4})(?=.)/g, `$1${separator}`)
}

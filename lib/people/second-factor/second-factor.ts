import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser'

export const RECOVERY_CODES = 10
export const PASSKEY_NAME_MAX = 60

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

/** How somebody can authenticate right now; `provider` names the one they come by. */
export type AuthenticationMethods = {
  password: boolean
  code: boolean
  passkey: boolean
  recovery: boolean
  provider: string | null
}

/** What a browser makes a passkey from, and what it answers (WebAuthn, section 5). */
export type PasskeyCreationOptions = PublicKeyCredentialCreationOptionsJSON
export type MadePasskey = RegistrationResponseJSON

/** What a browser uses a passkey for, and what it answers. */
export type PasskeyRequestOptions = PublicKeyCredentialRequestOptionsJSON
export type UsedPasskey = AuthenticationResponseJSON

/** The ten recovery codes that come with the first factor, on their way to the screen. */
export type ShownEnrolment = { recoveryCodes: string[] | null }

/** The key of an authenticator app on its way to the screen: it is shown while it is set up. */
export type ShownTotp = { keyText: string; uri: string }

/** Whether there is anything to give at sign-in. */
export function hasFactor(factors: Pick<SecondFactors, 'totp' | 'passkeys'>): boolean {
  return factors.totp !== null || factors.passkeys.length > 0
}

/** A key or a recovery code in groups of four, as people read them. */
export function inGroups(text: string, separator = ' '): string {
  return text.replace(/(.{4})(?=.)/g, `$1${separator}`)
}

import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser'
import type { ProviderButton } from '@/lib/providers/provider'

export const RECOVERY_CODES = 10
export const PASSKEY_NAME_MAX = 60

/** A passkey as its owner sees it. */
export type PasskeyView = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }

/** A person's second factors. */
export type SecondFactors = {
  /** When the authenticator app was added, or null. */
  totp: { addedAt: Date } | null
  passkeys: PasskeyView[]
  recoveryCodesLeft: number
  /** Whether the organization requires one. */
  required: boolean
}

/** How a person can authenticate now. `providers` are those that they sign in with. */
export type AuthenticationMethods = {
  password: boolean
  code: boolean
  passkey: boolean
  recovery: boolean
  providers: readonly ProviderButton[]
}

/** The options with which a browser makes a passkey, and its answer (WebAuthn, section 5). */
export type PasskeyCreationOptions = PublicKeyCredentialCreationOptionsJSON
export type MadePasskey = RegistrationResponseJSON

/** The options with which a browser uses a passkey, and its answer. */
export type PasskeyRequestOptions = PublicKeyCredentialRequestOptionsJSON
export type UsedPasskey = AuthenticationResponseJSON

/** The ten recovery codes that come with the first factor, on their way to the screen. */
export type ShownEnrolment = { recoveryCodes: string[] | null }

/** The key of an authenticator app on its way to the screen, for the set-up. */
export type ShownTotp = { keyText: string; uri: string }

/** Whether the person has a second factor to give at sign-in. */
export function hasFactor(factors: Pick<SecondFactors, 'totp' | 'passkeys'>): boolean {
  return factors.totp !== null || factors.passkeys.length > 0
}

/** A key or a recovery code in groups of four, which are easier to read. */
export function inGroups(text: string, separator = ' '): string {
  return text.replace(/(.{4})(?=.)/g, `$1${separator}`)
}

import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { parseFirst } from '@/lib/testing/parse-first'
import * as again from '../../sign-in/step-up'
import * as passkey from '../add-passkey'
import * as totp from '../add-totp'
import * as check from '../check-second-factor'
import * as give from '../give-second-factor'
import { type NewPasskeyForm, newPasskeyInput, passkeyNameInput } from '../passkey-input'
import * as rename from '../rename-passkey'
import { type SecondFactorForm, secondFactorInput, stepUpInput } from '../step-up-input'
import { type TotpCodeForm, totpCodeInput } from '../totp-input'

type InSession = { sessionId: Plaintext }

/** The verbs of second factors, each with its input parsed first. */
export const renamePasskey = parseFirst(passkeyNameInput, rename.renamePasskey)
export const stepUp = parseFirst(stepUpInput, again.stepUp)

/** At a browser that is new to the person, unless `device` names a known one. */
export async function checkSecondFactor(
  actor: Actor,
  sessionId: Plaintext,
  { device = null, ...form }: SecondFactorForm & { device?: string | null },
) {
  return check.checkSecondFactor(actor, { sessionId, device }, acceptInput(secondFactorInput, form))
}

/** The same. */
export async function giveSecondFactor(actor: Actor, sessionId: Plaintext, form: SecondFactorForm) {
  const browser = { sessionId, device: null }
  return give.giveSecondFactor(actor, browser, acceptInput(secondFactorInput, form))
}

export async function addTotp(actor: Actor, { sessionId, ...form }: TotpCodeForm & InSession) {
  return totp.addTotp(actor, sessionId, acceptInput(totpCodeInput, form))
}

export async function addPasskey(actor: Actor, { sessionId, ...form }: NewPasskeyForm & InSession) {
  return passkey.addPasskey(actor, sessionId, acceptInput(newPasskeyInput, form))
}

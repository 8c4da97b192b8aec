import { generateSync } from 'otplib'
import type { Actor } from '@/lib/actor'
import { moveClock, now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { offerPasskey } from '@/lib/people/second-factor/offer-passkey'
import { offerTotp } from '@/lib/people/second-factor/offer-totp'
import { addPasskey, addTotp } from '@/lib/people/second-factor/testing/parsed'
import { signIn } from '@/lib/people/testing/parsed'
import { checkSession } from '../../sessions/check-session'
import { from, PASSWORD, type TestPerson } from '../../testing/fixtures'
import { SoftPasskey } from './soft-passkey'

export const HERE = from('198.51.100.1')

/** A new session of this person, after the password alone. */
export function begin(who: TestPerson): Promise<Plaintext> {
  return signIn({ email: who.email, password: PASSWORD }, HERE)
}

/** `alive`, or why not. */
export async function state(session: Plaintext): Promise<string> {
  const check = await checkSession(session, HERE)
  return check.alive ? 'alive' : check.because
}

/** The code of an authenticator app for this key, now or `seconds` away. */
export function codeOf(key: string, seconds = 0): string {
  return generateSync({ secret: key, epoch: Math.floor(now().getTime() / 1000) + seconds })
}

const STEP_SECONDS = 30

/** Shortly before its end, a time step could be over before a code of the one before is checked. */
function awaitNextStepIfNear(): void {
  const left = STEP_SECONDS - (Math.floor(now().getTime() / 1000) % STEP_SECONDS)
  if (left <= 5) moveClock(left)
}

/** Adds an authenticator app. Answers its key, the recovery codes and the session with its new id. */
export async function addApp(who: Actor, sessionId: Plaintext) {
  awaitNextStepIfNear()
  const key = (await offerTotp(who)).key.reveal()
  // The code of the previous step, so that the present one is still unused.
  const enrolled = await addTotp(who, { sessionId, code: codeOf(key, -30) })
  const recoveryCodes = enrolled.recoveryCodes?.map((code) => code.reveal()) ?? null
  return { key, session: enrolled.sessionId, recoveryCodes }
}

/** Adds a passkey in memory. Answers it, the recovery codes and the session with its new id. */
export async function addSoftPasskey(who: Actor, sessionId: Plaintext, name = 'Laptop') {
  const passkey = new SoftPasskey()
  const made = passkey.make(await offerPasskey(who, sessionId))
  const enrolled = await addPasskey(who, { sessionId, name, passkey: made })
  const recoveryCodes = enrolled.recoveryCodes?.map((code) => code.reveal()) ?? null
  return { passkey, session: enrolled.sessionId, recoveryCodes }
}

/** Makes the organization's policy require a second factor. */
export async function requireSecondFactor(organizationId: string): Promise<void> {
  await db().policy.create({
    data: { organizationId, secondFactorRequired: true, allowedGrantTypes: [], updatedAt: now() },
  })
}

import type { Origin } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { widestBlock } from '@/lib/limits/address-blocks'
import {
  forgiveSignInAttempt,
  noteSignInAttempt,
  uncountSignInAttempt,
} from '@/lib/limits/sign-in-limits'
import { noteAccount } from '@/lib/request-notes'
import { matchesDigest } from '../passwords/password-digest'
import { normalEmail } from '../person'
import { methodOf } from '../sessions/authentication-methods'
import { knownDevice } from '../sessions/known-device'
import type { Proven } from '../sessions/start-session'
import { findAccount } from '../store'

/**
 * Whether this email and password belong to a person who may sign in. An unknown email, a wrong
 * password, a person without one and a disabled person take the same time and get the same answer:
 * one digest is compared in every case. Every attempt counts until one succeeds, on a known device
 * (`devices` is the browser's cookie) only there. Beyond the limits even the right password is
 * refused. Throws `Refusal` with `wrong_credentials`, `too_many_attempts` or `busy`.
 */
export async function verifyPassword(
  given: { email: string; password: string },
  origin: Origin,
  { devices }: { devices?: string | undefined } = {},
): Promise<Proven> {
  const email = normalEmail(given.email)
  const person = await findAccount(db(), email)
  noteAccount(person?.id)
  const owner = { personId: person?.id ?? 'nobody', epoch: person?.sessionEpoch ?? 0 }
  const device = knownDevice(devices, owner)?.id ?? null
  const attempt = { email, address: origin.address, device }
  await noteSignInAttempt(attempt)
  const matches = await matchesDigest(given.password, person?.passwordDigest ?? null, {
    turn: { known: device !== null, share: device ? owner.personId : widestBlock(origin.address) },
    uncount: () => uncountSignInAttempt(attempt),
  })
  if (!person || !matches) throw new Refusal('wrong_credentials', whyNot(person))
  if (person.disabledAt) throw new Refusal('wrong_credentials', 'disabled')
  if (!person.memberships[0]) throw new Refusal('wrong_credentials', 'in no organization')
  await forgiveSignInAttempt(attempt)
  return { personId: person.id, epoch: person.sessionEpoch, amr: [methodOf('password')] }
}

function whyNot(person: { passwordDigest: string | null } | null): string {
  if (!person) return 'unknown email'
  return person.passwordDigest === null ? 'no password chosen yet' : 'wrong password'
}

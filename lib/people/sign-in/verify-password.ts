import type { Origin } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { forgiveSignInAttempt, noteSignInAttempt } from '@/lib/limits/sign-in-limits'
import { noteAccount } from '@/lib/request-notes'
import { matchesDigest } from '../passwords/password-digest'
import { normalEmail } from '../person'
import type { Proven } from '../sessions/start-session'
import { findByEmail } from '../store'

/**
 * Whether this email and password belong to a person who may sign in. An unknown email, a wrong
 * password, a person without one and a disabled person take the same time and get the same answer:
 * one digest is compared in every case. Every attempt counts until one succeeds. Beyond the limits
 * even the right password is refused. Throws `Refusal('wrong_credentials')` and
 * `Refusal('too_many_attempts')`.
 */
export async function verifyPassword(
  given: { email: string; password: string },
  origin: Origin,
): Promise<Proven> {
  const email = normalEmail(given.email)
  await noteSignInAttempt({ email, address: origin.address })
  const person = await findByEmail(db(), email)
  noteAccount(person?.id)
  const matches = await matchesDigest(given.password, person?.passwordDigest ?? null)
  if (!person || !matches) throw new Refusal('wrong_credentials', whyNot(person))
  if (person.disabledAt) throw new Refusal('wrong_credentials', 'disabled')
  if (!person.memberships[0]) throw new Refusal('wrong_credentials', 'in no organization')
  await forgiveSignInAttempt({ email, address: origin.address })
  return { personId: person.id, epoch: person.sessionEpoch }
}

function whyNot(person: { passwordDigest: string | null } | null): string {
  if (!person) return 'unknown email'
  return person.passwordDigest === null ? 'no password chosen yet' : 'wrong password'
}

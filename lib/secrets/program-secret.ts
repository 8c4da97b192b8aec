import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { findPolicy } from '@/lib/policies/find-policy'
import { expiryAfterDays } from './expiry'
import { type IssuedSecret, type NewSecret, placeSecret } from './place-secret'
import { isNameTaken } from './store'

/** Makes a secret for an app that registers itself. It lives as long as the policy says of secrets given by registration, and of all secrets. */
export async function placeProgramSecret(
  tx: Tx,
  actor: Actor,
  {
    initialAccessToken,
    ...into
  }: Omit<NewSecret, 'expiresAt' | 'receiver'> & {
    initialAccessToken?: string
  },
): Promise<IssuedSecret> {
  const { registeredSecretDays: days } = await findPolicy(tx, actor.organizationId)
  const expiresAt = days === 0 ? null : expiryAfterDays(now(), days)
  const receiver = { shownTo: 'program' as const, initialAccessToken }
  const name = (await isNameTaken(tx, into)) ? `${into.name} (2)` : into.name
  return placeSecret(tx, actor, { ...into, name, expiresAt, cut: true, receiver })
}

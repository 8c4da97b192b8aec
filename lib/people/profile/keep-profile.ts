import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { ProviderProfile } from './profile'
import { findProfileData, type ProfileData, updateProfile } from './store'

/**
 * Keeps what a provider tells of a person at a sign-in, in the transaction of the caller. Its names
 * take the place of those that are there. Language and time zone are kept only if the person has
 * none yet, because they choose them themselves. The email counts as verified from then on if it is
 * the one that the provider has verified; a provider never takes that back. What it does not say
 * stays.
 */
export async function keepProfile(tx: Tx, personId: string, told: ProviderProfile): Promise<void> {
  const known = await findProfileData(tx, personId)
  if (!known) return
  const data: ProfileData = {}
  if (told.givenName !== null) data.givenName = told.givenName
  if (told.familyName !== null) data.familyName = told.familyName
  data.locale = known.locale ?? told.locale
  data.zoneinfo = known.zoneinfo ?? told.zoneinfo
  if (told.verifiedEmail === known.email) data.emailVerified = true
  const names = Object.keys(data) as (keyof ProfileData)[]
  if (names.every((name) => data[name] === known[name])) return
  await updateProfile(tx, personId, { data, at: now() })
}

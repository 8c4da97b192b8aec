import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findProfileData } from './store'

/** What is known of a person beside their name and place. */
export type MyProfile = {
  givenName: string | null
  familyName: string | null
  locale: string | null
  zoneinfo: string | null
  /** Null: nobody has said whether the email is theirs. */
  emailVerified: boolean | null
}

/** What apps can be told of the actor. Throws `Refusal('not_signed_in')` if the person is gone. */
export async function findMyProfile({ personId }: Actor): Promise<MyProfile> {
  const found = await findProfileData(db(), personId)
  if (!found) throw new Refusal('not_signed_in', 'the person is gone')
  return found
}

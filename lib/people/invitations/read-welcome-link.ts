import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { tokenDigest } from '../token-digest'
import { findLiveLink } from './store'

/** The person of a welcome link. */
export type LinkOwner = { name: string; email: string }

/**
 * The person of a welcome link, without using it up. Throws `Refusal('setup_link_dead')` if it is
 * unknown, used, expired or replaced by a newer one, or if its person is disabled.
 */
export async function readWelcomeLink(token: string): Promise<LinkOwner> {
  const person = (await findLiveLink(db(), tokenDigest(token), now()))?.person
  if (!person) throw new Refusal('setup_link_dead', 'unknown, used or expired')
  return { name: person.name, email: person.email }
}

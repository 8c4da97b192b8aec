import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { administratorExists } from '../administrator-store'
import { tokenDigest } from '../token-digest'
import { findLiveLink } from './store'

/**
 * Checks a set-up link without using it up. Throws `Refusal('setup_link_dead')` if it is unknown,
 * used, expired, or replaced by a newer one.
 */
export async function readSetupLink(token: string): Promise<void> {
  const link = await findLiveLink(db(), tokenDigest(token), now())
  if (!link || link.person) throw new Refusal('setup_link_dead', 'unknown, used or expired')
  if (await administratorExists(db())) {
    throw new Refusal('setup_link_dead', 'there is an administrator already')
  }
}

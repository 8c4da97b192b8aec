import { now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { administratorExists, findLiveLink } from './store'

/**
 * Looks whether the set-up link still opens something, without using it up. Throws
 * `Refusal('setup_link_dead')` when it is unknown, used, expired or overtaken.
 */
export async function readSetupLink(token: string): Promise<void> {
  const link = await findLiveLink(db(), sha256(token), now())
  if (!link || link.person) throw new Refusal('setup_link_dead', 'unknown, used or expired')
  if (await administratorExists(db())) {
    throw new Refusal('setup_link_dead', 'there is an administrator already')
  }
}

import { now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { administratorExists, findLiveLink } from './store'

/** Whom a link is for: null stands for the first administrator, who does not exist yet. */
export type LinkOwner = { name: string; email: string } | null

/**
 * Whom a one-time link is for, without using it up. Throws `Refusal('setup_link_dead')` when it is
 * unknown, used, expired or overtaken.
 */
export async function readSetupLink(token: string): Promise<LinkOwner> {
  const link = await findLiveLink(db(), sha256(token), now())
  if (!link) throw new Refusal('setup_link_dead', 'unknown, used or expired')
  if (link.person) return { name: link.person.name, email: link.person.email }
  if (await administratorExists(db())) {
    throw new Refusal('setup_link_dead', 'there is an administrator already')
  }
  return null
}

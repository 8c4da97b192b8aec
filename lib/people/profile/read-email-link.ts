import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { tokenDigest } from '../token-digest'
import { findEmailChange } from './email-change-store'

/**
 * The email that the actor gets by this link, without using it up. In the account of anybody else it opens nothing. Throws
 * `Refusal('email_link_dead')`.
 */
export async function readEmailLink(
  { personId }: Actor,
  token: string,
): Promise<{ email: string }> {
  const link = { personId, tokenDigest: tokenDigest(token) }
  const asked = await findEmailChange(db(), link, now())
  if (!asked) throw new Refusal('email_link_dead', 'unknown, expired, or of somebody else')
  return { email: asked.email }
}

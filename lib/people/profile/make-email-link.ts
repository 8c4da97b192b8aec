import { HOUR, now, secondsAfter } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import type { Tx } from '@/lib/db/client'
import { linkWithToken } from '../link-token'
import { replaceEmailChange } from './email-change-store'

const LINK_HOURS = 4

/** A link by which a person shows that an email is theirs. */
export type EmailLink = { link: Plaintext; expiresAt: Date; hours: number }

/**
 * Makes a link by which the person gets this email, once, for four hours. What they asked for before is not asked for any
 * more.
 */
export async function makeEmailLink(tx: Tx, personId: string, email: string): Promise<EmailLink> {
  const { link, tokenDigest } = linkWithToken('confirm-email')
  const createdAt = now()
  const expiresAt = secondsAfter(createdAt, LINK_HOURS * HOUR)
  await replaceEmailChange(tx, { personId, tokenDigest, email, createdAt, expiresAt })
  return { link, expiresAt, hours: LINK_HOURS }
}

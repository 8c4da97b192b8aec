import { HOUR, now, secondsAfter } from '@/lib/clock'
import { config } from '@/lib/config'
import { Plaintext } from '@/lib/crypto/plaintext'
import { randomBase62 } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import { tokenDigest } from '../token-digest'
import { replaceEmailChange } from './email-change-store'

const LINK_HOURS = 4

/** 62^43: a little over 256 bits. */
const TOKEN_CHARACTERS = 43

/** A link by which a person shows that an email is theirs. */
export type EmailLink = { link: Plaintext; expiresAt: Date; hours: number }

/**
 * Makes a link by which the person gets this email, once, for four hours. What they asked for before is not asked for any
 * more. The token is in the URL's fragment, which browsers send to no server.
 */
export async function makeEmailLink(tx: Tx, personId: string, email: string): Promise<EmailLink> {
  const token = randomBase62(TOKEN_CHARACTERS)
  const createdAt = now()
  const expiresAt = secondsAfter(createdAt, LINK_HOURS * HOUR)
  const asked = { personId, tokenDigest: tokenDigest(token), email, createdAt, expiresAt }
  await replaceEmailChange(tx, asked)
  const link = new Plaintext(`${config().url}/confirm-email#${token}`)
  return { link, expiresAt, hours: LINK_HOURS }
}

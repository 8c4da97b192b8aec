import { DAY, HOUR, now, secondsAfter } from '@/lib/clock'
import { config } from '@/lib/config'
import { Plaintext } from '@/lib/crypto/plaintext'
import { randomBase62 } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import { tokenDigest } from '../token-digest'
import { replaceLink } from './store'

/** 62^43: a little over 256 bits. */
const TOKEN_CHARACTERS = 43

const SETUP_SECONDS = HOUR
const WELCOME_SECONDS = 7 * DAY

/**
 * Makes a one-time link: without a person, for the set-up of the first administrator (one hour);
 * for a person, to choose a password (seven days). Older unused links of the same kind die. The
 * token is in the URL's fragment, which browsers send to no server, so it gets into no log and no
 * Referer.
 */
export async function makeLink(tx: Tx, personId: string | null): Promise<Plaintext> {
  const token = randomBase62(TOKEN_CHARACTERS)
  const createdAt = now()
  await replaceLink(tx, {
    tokenDigest: tokenDigest(token),
    personId,
    createdAt,
    expiresAt: secondsAfter(createdAt, personId ? WELCOME_SECONDS : SETUP_SECONDS),
  })
  return new Plaintext(`${config().url}/${personId ? 'welcome' : 'setup'}#${token}`)
}

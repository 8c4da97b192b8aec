import { DAY, HOUR, now, secondsAfter } from '@/lib/clock'
import { config } from '@/lib/config'
import { Plaintext } from '@/lib/crypto/plaintext'
import { randomBase62 } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import { lockPerson } from '../factor-store'
import { tokenDigest } from '../token-digest'
import { replaceLink } from './store'

/** 62^43: a little over 256 bits. */
const TOKEN_CHARACTERS = 43

/**
 * How long a link lives: for the set-up of the first administrator, for somebody who has no account
 * yet, and for a new password of somebody who has one: made by an administrator, or because they have
 * forgotten theirs. A link that opens what is there already lives shorter.
 */
export const LINK_SECONDS = {
  setup: HOUR,
  invitation: 7 * DAY,
  reset: DAY,
  forgotten: HOUR,
} as const

type LinkKind = keyof typeof LINK_SECONDS

/**
 * Makes a one-time link: without a person, for the set-up of the first administrator; for a person,
 * to choose a password. Older unused links of the same person (or of nobody) die. It dies when the
 * person's password changes, however that happens, and when the person is disabled. The token is in
 * the URL's fragment, which browsers send to no server, so it gets into no log and no Referer.
 */
export async function makeLink(
  tx: Tx,
  personId: string | null,
  kind: LinkKind,
): Promise<Plaintext> {
  if (personId) await lockPerson(tx, personId)
  const token = randomBase62(TOKEN_CHARACTERS)
  const createdAt = now()
  await replaceLink(tx, {
    tokenDigest: tokenDigest(token),
    personId,
    createdAt,
    expiresAt: secondsAfter(createdAt, LINK_SECONDS[kind]),
  })
  return new Plaintext(`${config().url}/${personId ? 'welcome' : 'setup'}#${token}`)
}

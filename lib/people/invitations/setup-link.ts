import { DAY, HOUR, now, secondsAfter } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import type { Tx } from '@/lib/db/client'
import { lockPerson } from '../factor-store'
import { linkWithToken } from '../link-token'
import { replaceLink } from './store'

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
 * person's password changes, however that happens, and when the person is disabled.
 */
export async function makeLink(
  tx: Tx,
  personId: string | null,
  kind: LinkKind,
): Promise<Plaintext> {
  if (personId) await lockPerson(tx, personId)
  const { link, tokenDigest } = linkWithToken(personId ? 'welcome' : 'setup')
  const createdAt = now()
  await replaceLink(tx, {
    tokenDigest,
    personId,
    createdAt,
    expiresAt: secondsAfter(createdAt, LINK_SECONDS[kind]),
  })
  return link
}

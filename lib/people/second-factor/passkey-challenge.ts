import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { tokenDigest } from '@/lib/people/token-digest'
import { takeChallenge, writeChallenge } from '../sessions/proof-store'

/** The purpose of a challenge. An answer for one purpose is not valid for the other. */
export type ChallengePurpose = 'add' | 'prove'

const CHALLENGE_SECONDS = 5 * MINUTE

/** Stores the challenge in the session. An earlier one is void. */
export async function keepChallenge(
  sessionId: Plaintext,
  purpose: ChallengePurpose,
  challenge: string,
): Promise<void> {
  const until = secondsAfter(now(), CHALLENGE_SECONDS).getTime()
  await writeChallenge(db(), digestOf(sessionId), `${purpose}:${until}:${fingerprint(challenge)}`)
}

/**
 * Uses up the session's challenge for this purpose, and answers a function that checks it. It works
 * once and within five minutes. Throws `Refusal('wrong_passkey')`.
 */
export async function spendChallenge(
  sessionId: Plaintext,
  purpose: ChallengePurpose,
): Promise<(challenge: string) => boolean> {
  const kept = await takeChallenge(db(), digestOf(sessionId))
  const [givenFor, until, given] = kept?.split(':') ?? []
  if (givenFor !== purpose || !given || now().getTime() >= Number(until)) {
    throw new Refusal('wrong_passkey', kept ? 'an old or foreign challenge' : 'no challenge')
  }
  return (challenge) => fingerprint(challenge) === given
}

const fingerprint = (challenge: string) => sha256(challenge).toString('base64url')

function digestOf(sessionId: Plaintext) {
  return tokenDigest(sessionId.reveal())
}

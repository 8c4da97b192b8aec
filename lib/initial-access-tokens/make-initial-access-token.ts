import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { Plaintext } from '@/lib/crypto/plaintext'
import { newId, randomBase62 } from '@/lib/crypto/random'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { INITIAL_ACCESS_TOKEN_PREFIX, INITIAL_ACCESS_TOKENS_MAX } from './initial-access-token'
import type { NewInitialAccessToken } from './initial-access-token-input'
import { countLiveTokens, insertInitialAccessToken } from './store'

/** 62^43 carries a little over 256 bits. */
const RANDOM_CHARACTERS = 43

/**
 * Makes a token with which a program registers apps (RFC 7591 §3). The apps belong to the actor.
 * Only this answer contains its value. Refuses with `forbidden`, `step_up_required` and
 * `too_many_initial_access_tokens`.
 */
export async function makeInitialAccessToken(
  actor: Actor,
  { name, days }: NewInitialAccessToken,
): Promise<{ id: string; value: Plaintext }> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const { organizationId, personId } = actor
  const id = newId('iat')
  const value = INITIAL_ACCESS_TOKEN_PREFIX + randomBase62(RANDOM_CHARACTERS)
  await inTransaction(async (tx) => {
    const createdAt = now()
    await lockOrganization(tx, organizationId)
    if ((await countLiveTokens(tx, organizationId, createdAt)) >= INITIAL_ACCESS_TOKENS_MAX) {
      throw new Refusal('too_many_initial_access_tokens')
    }
    await insertInitialAccessToken(tx, {
      id,
      name,
      organizationId,
      personId,
      createdAt,
      expiresAt: secondsAfter(createdAt, days * DAY),
      digest: new Uint8Array(sha256(value)),
    })
    await recordEvent(tx, actor, 'initial_access_token.made', {
      target: { kind: 'initial_access_token', id, name },
      detail: { days },
    })
  })
  return { id, value: new Plaintext(value) }
}

import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { config } from '@/lib/config'
import { sha256 } from '@/lib/crypto/digest'
import { Plaintext } from '@/lib/crypto/plaintext'
import { newId, randomBase62 } from '@/lib/crypto/random'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { requireStepUp } from '@/lib/people/require-step-up'
import { CALENDAR_FEED_PREFIX, CALENDAR_FEEDS_MAX } from './calendar-feed'
import type { NewCalendarFeed } from './calendar-feed-input'
import { countCalendarFeeds, insertCalendarFeed } from './store'

/** 62^43 carries a little over 256 bits. */
const RANDOM_CHARACTERS = 43

/**
 * Makes an address at which a calendar fetches when the secrets that the actor may see expire. Only
 * this answer contains it. Refuses with `step_up_required` and `too_many_calendar_feeds`.
 */
export async function makeCalendarFeed(
  actor: Actor,
  { name }: NewCalendarFeed,
): Promise<Plaintext> {
  requireStepUp(actor)
  const { organizationId, personId } = actor
  const id = newId('cal')
  const token = CALENDAR_FEED_PREFIX + randomBase62(RANDOM_CHARACTERS)
  const digest = new Uint8Array(sha256(token))
  await inTransaction(async (tx) => {
    await lockOrganization(tx, organizationId)
    if ((await countCalendarFeeds(tx, actor)) >= CALENDAR_FEEDS_MAX) {
      throw new Refusal('too_many_calendar_feeds')
    }
    await insertCalendarFeed(tx, { digest, id, name, personId, organizationId, createdAt: now() })
    await recordEvent(tx, actor, 'calendar_feed.made', {
      target: { kind: 'calendar_feed', id, name },
    })
  })
  return new Plaintext(`${config().url}/calendar/${token}.ics`)
}

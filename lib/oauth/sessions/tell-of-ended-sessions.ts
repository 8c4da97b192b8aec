import { tellOfSessions } from '@/lib/signals/tell-of-sessions'
import { deliver } from '../logout-notices/deliver-notices'
import { endSessions } from '../logout-notices/store'
import { noticesOf } from './notices-of-session'
import { findEndedSessions } from './session-store'

/** How many sessions are handled at a time. */
const BATCH = 100

/**
 * Called after a portal session of this person has ended. It ends nothing, because the tokens of
 * the session are dead already. It writes down which apps are to be told, once for each session
 * (OpenID Connect Back-Channel Logout 1.0), and tries to tell them.
 */
export async function tellOfEndedSessions(personId: string): Promise<void> {
  await tellOfEnded(personId)
}

/**
 * The same for everybody: for expired sessions, and for those whose end was not heard of. Answers how
 * many sessions those were.
 */
export async function sweepSessionsOfApps(): Promise<number> {
  return tellOfEnded(null)
}

async function tellOfEnded(personId: string | null): Promise<number> {
  let count = 0
  for (let found = BATCH; found === BATCH; count += found) {
    const ended = await findEndedSessions(personId, BATCH)
    found = ended.length
    if (found === 0) break
    // Before the sessions are gone: whoever is stopped in between tells it once more.
    await tellOfSessions(ended)
    const digests = ended.map(({ digest }) => digest)
    await deliver(await endSessions(digests, ended.flatMap(noticesOf)))
  }
  return count
}

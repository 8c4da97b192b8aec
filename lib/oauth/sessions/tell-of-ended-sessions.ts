import { log } from '@/lib/log'
import { tellOfSessions } from '@/lib/signals/tell-of-sessions'
import { deliver } from '../logout-notices/deliver-notices'
import { addNotices, endSessions } from '../logout-notices/store'
import { openRest } from '../tokens/artifact'
import { type EndedSession, findEndedSessions, findSessionsOf } from './session-store'

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

/**
 * Called after a person's place in this organization has ended, while their sessions go on elsewhere. Its
 * apps in which they were signed in are told, once for each session.
 */
export async function tellOfEndedPlace(personId: string, organizationId: string): Promise<void> {
  const sessions = await findSessionsOf(personId)
  await deliver(await addNotices(organizationId, sessions.flatMap(noticesOf)))
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

/** A row that cannot be opened must not keep the sweep from the others. */
function openedOrEmpty(session: EndedSession): ReturnType<typeof openRest> {
  try {
    return openRest(session)
  } catch (err) {
    const { personId } = session
    log.warn({ err, personId }, 'nobody is told of a session that cannot be opened')
    return {}
  }
}

/** One notice for each app that was authorized in the session. */
function noticesOf(session: EndedSession) {
  const { authorizations = {} } = openedOrEmpty(session)
  return Object.entries(authorizations).flatMap(([appId, { sid }]) =>
    sid === undefined ? [] : [{ session: session.digest, appId, personId: session.personId, sid }],
  )
}

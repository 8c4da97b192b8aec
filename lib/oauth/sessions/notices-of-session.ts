import { log } from '@/lib/log'
import type { NewNotice } from '../logout-notices/store'
import { openRest } from '../tokens/artifact'
import type { SealedSession } from './session-store'

/** One notice for each app that was authorized in the session, with the session. */
export function noticesOf(session: SealedSession): (NewNotice & { session: Buffer })[] {
  const { authorizations = {} } = openedOrEmpty(session)
  return Object.entries(authorizations).flatMap(([appId, { sid }]) =>
    sid === undefined ? [] : [{ session: session.digest, appId, personId: session.personId, sid }],
  )
}

/** A row that cannot be opened must not keep anybody from the others. */
function openedOrEmpty(session: SealedSession): ReturnType<typeof openRest> {
  try {
    return openRest(session)
  } catch (err) {
    const { personId } = session
    log.warn({ err, personId }, 'nobody is told of a session that cannot be opened')
    return {}
  }
}

import { log } from '@/lib/log'
import { findPresented } from '../clients/store'
import { notifyOfLogout } from '../engine/seams/backchannel-logout'
import type { Client } from '../protocol/oidc-provider'
import { clientsOfEngine } from '../protocol/running-engine'
import { openRest } from '../tokens/artifact'
import { type EndedSession, takeEndedSessions } from './session-store'

/** How many sessions are handled at a time. */
const BATCH = 100

/**
 * Called after a portal session of this person has ended. It ends nothing, because the tokens of
 * the session are dead already. It tells the apps, once for each session (OpenID Connect
 * Back-Channel Logout 1.0), if they can be reached.
 */
export async function tellOfEndedSessions(personId: string): Promise<void> {
  await tellOfEnded(personId)
}

/**
 * The same for everybody: for expired sessions, and for those whose apps were not told. Answers how
 * many sessions those were.
 */
export async function sweepSessionsOfApps(): Promise<number> {
  return tellOfEnded(null)
}

async function tellOfEnded(personId: string | null): Promise<number> {
  let count = 0
  for (let taken = BATCH; taken === BATCH; count += taken) {
    const ended = await takeEndedSessions(personId, BATCH)
    await Promise.all(ended.flatMap(noticesOf))
    taken = ended.length
  }
  return count
}

/** One notice for each app that was authorized in the session. */
function noticesOf(session: EndedSession): Promise<void>[] {
  const { authorizations = {} } = openRest(session)
  return Object.entries(authorizations).map(async ([appId, { sid }]) => {
    const notice = { appId, personId: session.personId }
    try {
      const client = await clientInService(appId)
      if (!client || sid === undefined) return
      if (!(await notifyOfLogout(client, { sub: session.personId, sid }))) return
      log.info(notice, 'an app was told that somebody has signed out')
    } catch (err) {
      log.warn({ err, ...notice }, 'an app could not be told that somebody has signed out')
    }
  })
}

async function clientInService(appId: string): Promise<Client | undefined> {
  const app = await findPresented({ appId, secretId: null })
  if (!app || app.outOfService) return undefined
  const method = app.type === 'native' ? 'none' : 'client_secret_basic'
  return clientsOfEngine()(appId, app.version, method)
}

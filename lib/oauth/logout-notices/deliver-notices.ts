import { now, secondsAfter } from '@/lib/clock'
import { log } from '@/lib/log'
import { failureReason } from '@/lib/outgoing/failure-reason'
import { pauseAfter } from '@/lib/queue/queue'
import { findPresented } from '../clients/store'
import { sendLogoutNotice } from '../engine/seams/backchannel-logout'
import type { Client } from '../protocol/oidc-provider'
import { clientsOfEngine } from '../protocol/running-engine'

import type { LogoutNotice } from './logout-notice'
import { countAttempt, putOff, removeNotice, takeDueNotices } from './store'

/** How many apps are told at a time. */
const AT_ONCE = 20

/** Tells the apps whose time has come. Answers how many notices those were. Never throws. */
export async function deliverDueNotices(): Promise<number> {
  try {
    let count = 0
    for (let taken = AT_ONCE; taken === AT_ONCE; count += taken) {
      const due = await takeDueNotices(AT_ONCE)
      await deliver(due)
      taken = due.length
    }
    return count
  } catch (err) {
    log.warn({ err }, 'notices of sign-outs have to wait')
    return 0
  }
}

/** Makes the present attempt of each of these notices (Back-Channel Logout 1.0 §2.5). */
export async function deliver(notices: readonly LogoutNotice[]): Promise<void> {
  await Promise.all(notices.map(attempt))
}

async function attempt(notice: LogoutNotice): Promise<void> {
  const { appId, personId, attempts } = notice
  try {
    const client = await clientInService(appId)
    if (!client) return await removeNotice(notice)
    const failure = await tell(client, notice)
    const pause = failure === null ? null : pauseAfter(attempts)
    if (pause === null) await removeNotice(notice)
    else await putOff(notice, secondsAfter(now(), pause))
    await countAttempt(appId, { failure, abandoned: failure !== null && pause === null })
  } catch (err) {
    // The row stays, and is tried again after its lease.
    log.warn({ err, appId, personId, attempts }, 'a notice of a sign-out has to wait')
  }
}

/** Why the app could not be told; null when it was. */
async function tell(client: Client, notice: LogoutNotice): Promise<string | null> {
  const { appId, personId, sid, attempts } = notice
  try {
    await sendLogoutNotice(client, { sub: personId, sid })
    log.info({ appId, personId }, 'an app was told that somebody has signed out')
    return null
  } catch (err) {
    const said = { err, appId, personId, attempts }
    log.warn(said, 'an app could not be told that somebody has signed out')
    return failureReason(err)
  }
}

async function clientInService(appId: string): Promise<Client | undefined> {
  const app = await findPresented({ appId, secretId: null })
  if (!app || app.outOfService) return undefined
  const method = app.type === 'native' ? 'none' : 'client_secret_basic'
  const client = await clientsOfEngine()(appId, app.version, method)
  return client?.backchannelLogoutUri ? client : undefined
}

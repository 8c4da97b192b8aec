import { log } from '@/lib/log'
import { failureReason } from '@/lib/outgoing/failure-reason'
import type { Failure, Outcome, Queue } from '@/lib/queue/queue'
import { attemptOnce, workOff } from '@/lib/queue/work-off'
import { findPresented } from '../clients/store'
import { sendLogoutNotice } from '../engine/seams/backchannel-logout'
import type { Client } from '../protocol/oidc-provider'
import { clientsOfEngine } from '../protocol/running-engine'
import type { LogoutNotice } from './logout-notice'
import { countAttempt, putOffOrRemove, takeDueNotices } from './store'

const QUEUE: Queue<LogoutNotice> = {
  name: 'notices of sign-outs',
  atOnce: 20,
  take: takeDueNotices,
  attempt: tell,
  settle,
}

/** Tells the apps whose time has come. Answers how many notices those were. Never throws. */
export function deliverDueNotices(isStopping?: () => boolean): Promise<number> {
  return workOff(QUEUE, isStopping)
}

/** Makes the present attempt of each of these notices (Back-Channel Logout 1.0 §2.5). Never throws. */
export async function deliver(notices: readonly LogoutNotice[]): Promise<void> {
  await Promise.all(notices.map((notice) => attemptOnce(QUEUE, notice)))
}

/** Why the app could not be told; null when it was, or is not to be told any more. */
async function tell(notice: LogoutNotice): Promise<Failure | null> {
  const { appId, personId, sid, attempts } = notice
  const client = await clientInService(appId)
  if (!client) {
    await putOffOrRemove(notice, null)
    return null
  }
  try {
    await sendLogoutNotice(client, { sub: personId, sid })
    log.info({ appId, personId }, 'an app was told that somebody has signed out')
    return null
  } catch (err) {
    const said = { err, appId, personId, attempts }
    log.warn(said, 'an app could not be told that somebody has signed out')
    return { reason: failureReason(err) }
  }
}

/** What is gone, because its app is out of service or another process has it, is not counted. */
async function settle(notice: LogoutNotice, { failure, nextAttemptAt }: Outcome): Promise<void> {
  if (!(await putOffOrRemove(notice, nextAttemptAt))) return
  const abandoned = failure !== null && nextAttemptAt === null
  await countAttempt(notice.appId, { failure, abandoned })
}

async function clientInService(appId: string): Promise<Client | undefined> {
  const app = await findPresented({ appId, secretId: null })
  if (!app || app.outOfService) return undefined
  const method = app.type === 'native' ? 'none' : 'client_secret_basic'
  const client = await clientsOfEngine()(appId, app.version, method)
  return client?.backchannelLogoutUri ? client : undefined
}

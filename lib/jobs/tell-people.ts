import { log } from '@/lib/log'
import { mailNotices } from '@/lib/notices/mail-notices'
import { tellPeople } from '@/lib/notices/tell-people'
import { runEvery } from './run-every'
import { sweepUntilDone } from './sweep-until-done'

const EVERY_MS = 2_000

/**
 * Tells people of what has happened, every two seconds, in every process: of each event one process
 * tells. What is due by mail is written into the queue of mails. Returns a function that ends it.
 */
export function startTelling(): () => Promise<void> {
  return runEvery(EVERY_MS, async (isStopping) => {
    for (const work of [tellPeople, mailNotices]) {
      try {
        await sweepUntilDone(work, isStopping)
      } catch (err) {
        log.warn({ err }, 'notices have to wait')
      }
    }
  })
}

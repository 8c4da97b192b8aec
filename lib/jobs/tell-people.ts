import { log } from '@/lib/log'
import { tellPeople } from '@/lib/notices/tell-people'
import { runEvery } from './run-every'
import { sweepUntilDone } from './sweep-until-done'

const EVERY_MS = 2_000

/**
 * Tells people of what has happened, every two seconds, in every process: of each event one process
 * tells. Returns a function that ends it.
 */
export function startTelling(): () => Promise<void> {
  return runEvery(EVERY_MS, (isStopping) =>
    sweepUntilDone(tellPeople, isStopping).catch((err) =>
      log.warn({ err }, 'notices have to wait'),
    ),
  )
}

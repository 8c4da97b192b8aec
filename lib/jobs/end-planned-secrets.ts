import { compareClocks, isClockUncertain, wrongClock } from '@/lib/db/database-clock'
import { log } from '@/lib/log'
import { endPlannedSecrets } from '@/lib/secrets/end-planned-secrets'
import { runEvery } from './run-every'
import { sweepUntilDone } from './sweep-until-done'

const EVERY_MS = 10_000

/**
 * Ends secrets as people have planned it, every ten seconds, in every process: each end is that of one
 * process. Returns a function that ends it.
 */
export function startEndingSecrets(): () => Promise<void> {
  return runEvery(EVERY_MS, endDueSecrets)
}

/** Ends what is due while this machine's clock is right: a secret that has ended does not come back. */
export async function endDueSecrets(isStopping: () => boolean): Promise<void> {
  try {
    await compareClocks()
    if (wrongClock()) return
    await sweepUntilDone(endPlannedSecrets, () => isStopping() || isClockUncertain())
  } catch (error) {
    log.warn({ err: error }, 'planned ends of secrets have to wait')
  }
}

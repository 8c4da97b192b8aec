import { compareClocks, isClockUncertain, wrongClock } from '@/lib/db/database-clock'
import { log } from '@/lib/log'
import { endPlannedSecrets } from '@/lib/secrets/end-planned-secrets'
import { sweepUntilDone } from './sweep-until-done'

const EVERY_MS = 10_000

/**
 * Ends secrets as people have planned it, every ten seconds, in every process: each end is that of one
 * process. Returns a function that ends it.
 */
export function startEndingSecrets(): () => Promise<void> {
  let stopping = false
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    running ??= endDueSecrets(() => stopping).finally(() => {
      running = null
    })
  }, EVERY_MS).unref()
  return async () => {
    stopping = true
    clearInterval(timer)
    await running
  }
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

import { log } from '@/lib/log'
import { pushDueSignals, pushesEnded } from '@/lib/oauth/shared-signals/push-signals'
import { runEvery } from './run-every'

const EVERY_MS = 1_000

/**
 * Pushes signals every second, in every process: each signal is that of one process. Returns a
 * function that ends it.
 */
export function startPushing(): () => Promise<void> {
  const stop = runEvery(EVERY_MS, () =>
    pushDueSignals().catch((err) => log.warn({ err }, 'signals have to wait')),
  )
  return async () => {
    await stop()
    await pushesEnded()
  }
}

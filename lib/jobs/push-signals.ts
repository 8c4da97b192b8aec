import { log } from '@/lib/log'
import { pushDueSignals, pushesEnded } from '@/lib/oauth/shared-signals/push-signals'

const EVERY_MS = 1_000

/**
 * Pushes signals every second, in every process: each signal is that of one process. Returns a
 * function that ends it.
 */
export function startPushing(): () => Promise<void> {
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    running ??= pushDueSignals()
      .catch((err) => log.warn({ err }, 'signals have to wait'))
      .finally(() => {
        running = null
      })
  }, EVERY_MS).unref()
  return async () => {
    clearInterval(timer)
    await running
    await pushesEnded()
  }
}

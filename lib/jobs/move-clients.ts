import { moveNextClients } from '@/lib/import/move-clients'
import { log } from '@/lib/log'
import { sweepUntilDone } from './sweep-until-done'

const EVERY_MS = 2_000

/**
 * Moves in the clients of started imports, every two seconds, in every process: each import is that of
 * one process at a time. Returns a function that ends it.
 */
export function startMovingClients(): () => Promise<void> {
  let stopping = false
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    running ??= sweepUntilDone(moveNextClients, () => stopping)
      .catch((err) => log.warn({ err }, 'an import has to wait'))
      .finally(() => {
        running = null
      })
  }, EVERY_MS).unref()
  return async () => {
    stopping = true
    clearInterval(timer)
    await running
  }
}

import { moveNextClients } from '@/lib/import/move-clients'
import { log } from '@/lib/log'
import { runEvery } from './run-every'
import { sweepUntilDone } from './sweep-until-done'

const EVERY_MS = 2_000

/**
 * Moves in the clients of started imports, every two seconds, in every process: each import is that of
 * one process at a time. Returns a function that ends it.
 */
export function startMovingClients(): () => Promise<void> {
  return runEvery(EVERY_MS, (isStopping) =>
    sweepUntilDone(moveNextClients, isStopping).catch((err) =>
      log.warn({ err }, 'an import has to wait'),
    ),
  )
}

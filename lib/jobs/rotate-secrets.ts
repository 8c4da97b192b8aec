import { compareClocks, isClockUncertain, wrongClock } from '@/lib/db/database-clock'
import { runExclusively } from '@/lib/db/run-exclusively'
import { log } from '@/lib/log'
import { adoptNewRotations } from '@/lib/rotation/adopt-rotations'
import { recoverDeliveries } from '@/lib/rotation/recover-deliveries'
import { runDueSchedules } from '@/lib/rotation/run-schedules'
import { watchRotations } from '@/lib/rotation/watch-rotations'
import { runEvery } from './run-every'
import { sweepUntilDone } from './sweep-until-done'

const EVERY_MS = 10_000

/** The number is arbitrary but must never change. */
const ROTATIONS_LOCK = 7_391_006

/**
 * Rotates secrets as their schedules say and watches over every rotation, every ten seconds, in one process
 * at a time. Returns a function that ends it.
 */
export function startRotating(): () => Promise<void> {
  return runEvery(EVERY_MS, rotateDueSecrets)
}

/** One turn, while this machine's clock is right: a secret that has ended does not come back. */
export async function rotateDueSecrets(isStopping: () => boolean): Promise<void> {
  const isOver = () => isStopping() || isClockUncertain()
  try {
    await compareClocks()
    if (wrongClock()) return
    await runExclusively(ROTATIONS_LOCK, async () => {
      await recoverDeliveries()
      await adoptNewRotations()
      await sweepUntilDone(watchRotations, isOver)
      await sweepUntilDone(runDueSchedules, isOver)
    })
  } catch (error) {
    log.warn({ err: error }, 'rotations have to wait')
  }
}

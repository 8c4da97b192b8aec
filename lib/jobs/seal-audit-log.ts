import { expireEvents } from '@/lib/audit/seal/expire-events'
import { prepareMonths } from '@/lib/audit/seal/prepare-months'
import { sealEvents } from '@/lib/audit/seal/seal-events'
import { sendHeads } from '@/lib/audit/seal/send-heads'
import { whileSealing } from '@/lib/audit/seal/while-sealing'
import { MINUTE } from '@/lib/clock'
import { compareClocks, wrongClock } from '@/lib/db/database-clock'
import { log } from '@/lib/log'

const EVERY_MS = MINUTE * 1000
/** Months are prepared, and what has expired is removed, every so many times. */
const TIDY_EVERY = 60

/**
 * Seals the audit log now and every minute, in one process at a time; every hour it prepares the months to
 * come and removes what the policies keep no longer. Returns a function that ends it.
 */
export function startSealing(): () => Promise<void> {
  let stopping = false
  let times = 0
  let running: Promise<unknown> | null = null
  const run = () => {
    running ??= sealOnce({ tidies: times++ % TIDY_EVERY === 0, isStopping: () => stopping })
      .catch((err) => log.error({ err }, 'the audit log could not be sealed'))
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(run, EVERY_MS).unref()
  run()
  return async () => {
    stopping = true
    clearInterval(timer)
    await running
  }
}

/** Does one turn, unless another process is at it. Without the right time nothing is sealed and nothing removed. */
export async function sealOnce(turn: {
  tidies: boolean
  isStopping: () => boolean
}): Promise<void> {
  await whileSealing(async () => {
    await compareClocks()
    if (wrongClock()) return
    if (turn.tidies) await prepareMonths()
    await sendHeads(await sealEvents(turn.isStopping))
    if (turn.tidies) await expireEvents(turn.isStopping)
  })
}

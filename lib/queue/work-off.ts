import { setTimeout as pause } from 'node:timers/promises'
import { now, secondsAfter } from '@/lib/clock'
import { log } from '@/lib/log'
import { traced } from '@/lib/tracing'
import { ATTEMPT_SECONDS, pauseAfter, type Queue, type Taken } from './queue'

/** So often it looks for more while attempts are under way. */
const LOOK_AGAIN_MS = 500

/**
 * Works off what is due in a queue, until nothing is, or until `isStopping` says so; then it waits for
 * the attempts under way. As long as fewer than `atOnce` are slow, they hold up no other. Answers how
 * many attempts were made. Never throws.
 */
export async function workOff<Row extends Taken>(
  queue: Queue<Row>,
  isStopping: () => boolean = () => false,
): Promise<number> {
  const underWay = new Set<Promise<void>>()
  let count = 0
  try {
    for (;;) {
      const free = isStopping() ? 0 : queue.atOnce - underWay.size
      const rows = free > 0 ? await queue.take(free) : []
      for (const row of rows) {
        const made = attemptOnce(queue, row).finally(() => underWay.delete(made))
        underWay.add(made)
      }
      count += rows.length
      if (underWay.size === 0) return count
      await Promise.race([...underWay, pause(LOOK_AGAIN_MS)])
    }
  } catch (err) {
    log.warn({ err, queue: queue.name }, 'a queue has to wait')
  }
  await Promise.all(underWay)
  return count
}

/** Makes the present attempt of a row, and writes down what became of it. Never throws. */
export function attemptOnce<Row extends Taken>(queue: Queue<Row>, row: Row): Promise<void> {
  const step = { name: `attempt ${queue.name}`, kind: 'internal' } as const
  return traced(step, () => attempt(queue, row))
}

async function attempt<Row extends Taken>(queue: Queue<Row>, row: Row): Promise<void> {
  try {
    const failure = await queue.attempt(row, AbortSignal.timeout(ATTEMPT_SECONDS * 1000))
    const wait = failure && !failure.forGood ? pauseAfter(row.attempts, queue.pauses) : null
    await queue.settle(row, {
      failure: failure?.reason ?? null,
      nextAttemptAt: wait === null ? null : secondsAfter(now(), wait),
    })
  } catch (err) {
    // The row stays, and is tried again after its lease.
    log.warn({ err, queue: queue.name, id: row.id, attempts: row.attempts }, 'it has to wait')
  }
}

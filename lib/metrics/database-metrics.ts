import { Gauge, type Registry } from 'prom-client'
import { MINUTE, now } from '@/lib/clock'
import { log } from '@/lib/log'
import { type Waiting, waitingInQueues } from '@/lib/queue/waiting'
import { countExpiring, WITHIN_DAYS } from '@/lib/secrets/count-expiring'

/** However often it is scraped, the database is asked for these no more often. */
const SECRETS_EVERY_SECONDS = MINUTE
const QUEUES_EVERY_SECONDS = 10

/** Answers null if it cannot be read: an old value would look like a new one. */
type Reading<T> = () => Promise<T | null>

/** Reads once for all that ask within so many seconds; what failed is read again. */
function readEvery<T>(seconds: number, read: () => Promise<T>): Reading<T> {
  let last: { at: number; value: Promise<T | null> } | null = null
  return () => {
    const at = now().getTime()
    // A clock that somebody sets back must not keep what was read.
    if (last && at >= last.at && at - last.at < seconds * 1000) return last.value
    const value = read().catch((err) => {
      log.warn({ err }, 'metrics have to do without the database')
      last = null
      return null
    })
    last = { at, value }
    return value
  }
}

/**
 * Registers what only the database knows, which is the same in every process. It is read when somebody
 * scrapes. While it cannot be read, these have no values and `keyturn_metrics_database_up` is 0.
 */
export function describeDatabase(registry: Registry): void {
  const registers = [registry]
  const secrets = readEvery(SECRETS_EVERY_SECONDS, countExpiring)
  const queues = readEvery(QUEUES_EVERY_SECONDS, waitingInQueues)
  new Gauge({
    name: 'keyturn_metrics_database_up',
    help: '1 if the metrics that need the database could be read at this scrape.',
    registers,
    async collect() {
      const read = await Promise.all([secrets(), queues()])
      this.set(read.includes(null) ? 0 : 1)
    },
  })
  new Gauge({
    name: 'keyturn_secrets_expiring',
    help: 'Active secrets of apps in service that expire within so many days.',
    labelNames: ['within_days'],
    registers,
    async collect() {
      this.reset()
      const counts = await secrets()
      if (!counts) return
      for (const days of WITHIN_DAYS) this.set({ within_days: days }, counts[days])
    },
  })
  describeQueues(registers, queues)
}

function describeQueues(registers: Registry[], read: Reading<Waiting[]>): void {
  const gauge = (name: string, help: string, pick: (one: Waiting) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['queue'],
      registers,
      async collect() {
        this.reset()
        for (const one of (await read()) ?? []) this.set({ queue: one.queue }, pick(one))
      },
    })
  gauge('keyturn_queue_waiting', 'What waits to be sent, by queue.', (one) => one.waiting)
  gauge(
    'keyturn_queue_oldest_due_seconds',
    'For how long the oldest of what is due has been due, by queue; 0 if nothing is.',
    (one) => one.oldestDueSeconds,
  )
}

import { setTimeout as pause } from 'node:timers/promises'
import { compareClocks, isClockUncertain, wrongClock } from '@/lib/db/database-clock'
import { databaseErrorIn } from '@/lib/db/storage-failure'
import { log } from '@/lib/log'
import { probeStorage } from '@/lib/oauth/tokens/probe-storage'
import type { Lifetime } from './lifetime'

/** Load balancers ask often, and each of them: an answer is good for so long. */
const GOOD_FOR_MS = 1_000
const READY_WITHIN_MS = 2_000

const SILENT = 'the database does not answer'

/** By PostgreSQL's error codes (appendix A of its manual). */
const REASONS: Record<string, string> = {
  '25006': 'the database takes no writes: it is a standby, or read-only',
  '53100': 'the disk of the database is full',
}

type Look = { atMs: number; reason: Promise<string | null> }

let last: Look = { atMs: Number.NEGATIVE_INFINITY, reason: Promise.resolve(null) }
let logged: string | null = null

/** Why Keyturn cannot serve now, as a sentence; null while it can. Answers within two seconds. */
export async function whyNotReady({ phase }: Pick<Lifetime, 'phase'>): Promise<string | null> {
  if (phase !== 'serving') return wrongClock() ?? phase
  if (performance.now() - last.atMs > GOOD_FOR_MS) {
    last = { atMs: performance.now(), reason: look() }
  }
  return last.reason
}

async function look(): Promise<string | null> {
  const late = new AbortController()
  const tooLate = pause(READY_WITHIN_MS, SILENT, { signal: late.signal, ref: false })
  const reason = await Promise.race([tryOut(), tooLate])
  tooLate.catch(() => {})
  late.abort()
  if (reason !== logged) log.warn(reason ? { reason } : {}, reason ? 'not ready' : 'ready again')
  logged = reason
  return reason
}

async function tryOut(): Promise<string | null> {
  try {
    await probeStorage()
    await compareClocks()
    return wrongClock()
  } catch (error) {
    return reasonOf(error)
  }
}

/** A statement that fails on a database that answers fails for each request, too. */
function reasonOf(error: unknown): string {
  const { code = '', severity } = databaseErrorIn(error)
  const known = REASONS[code]
  if (known) return known
  return severity ? `the database refuses what Keyturn needs (${code})` : SILENT
}

/**
 * Serves while this machine's clock agrees with the database's, and otherwise refuses with a sentence:
 * what lives would be refused as expired, and apps throw a refused refresh token away. When the clock
 * was set since they were compared, they are compared first.
 */
export function whileClockIsRight(refuse: (why: string) => void, serve: () => void): void {
  const decide = serveIfRight.bind(null, refuse, serve)
  // While the database is away, nothing can be done to it either.
  if (isClockUncertain()) void compareClocks().then(decide, decide)
  else decide()
}

function serveIfRight(refuse: (why: string) => void, serve: () => void): void {
  const wrong = wrongClock()
  if (wrong) refuse(wrong)
  else serve()
}

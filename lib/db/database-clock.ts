import { clockSettingMs, MINUTE, machineMs } from '@/lib/clock'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import { pool } from './pool'

/** So far may the two clocks be apart. */
const APART_MS = MINUTE * 1000
/** A wrong clock is compared again at most so often. */
const AGAIN_MS = 1_000

const compared = processWide('database-clock', () => ({
  /** By how much this machine is ahead of the database; 0 while they agree. */
  aheadMs: 0,
  settingMs: null as number | null,
  atMs: 0,
}))

/**
 * Compares this machine's clock with the database's, and says in the log when they begin or cease to
 * be apart. Throws `StorageFailure`; then what was known stays.
 */
export async function compareClocks(): Promise<void> {
  const [sentMs, settingMs] = [machineMs(), clockSettingMs()]
  const { rows } = await pool().query(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms',
  )
  const waitedMs = machineMs() - sentMs
  const aheadMs = sentMs + waitedMs / 2 - rows[0].ms
  const wasWrong = wrongClock() !== null
  const isWrong = Math.abs(aheadMs) > APART_MS + Math.abs(waitedMs) / 2
  Object.assign(compared, { aheadMs: isWrong ? aheadMs : 0, settingMs, atMs: performance.now() })
  if (isWrong && !wasWrong) log.error({ aheadMs }, `not serving and not sweeping: ${wrongClock()}`)
  if (!isWrong && wasWrong) log.info('the clock is right again')
}

/** What is wrong with the clock, as a sentence; null while it agrees with the database's. */
export function wrongClock(): string | null {
  const seconds = Math.round(compared.aheadMs / 1000)
  if (seconds === 0) return null
  const where = seconds > 0 ? 'ahead of' : 'behind'
  return `this machine's clock is ${Math.abs(seconds)} seconds ${where} the database's`
}

/** Whether the clocks have to be compared before anything is done that depends on the time. */
export function isClockUncertain(): boolean {
  const { settingMs, aheadMs, atMs } = compared
  if (settingMs === null || wasSet(settingMs)) return true
  return aheadMs !== 0 && performance.now() - atMs > AGAIN_MS
}

/** Whether the clock is wrong, or was set since the clocks were compared. */
export function isClockInDoubt(): boolean {
  return compared.aheadMs !== 0 || (compared.settingMs !== null && wasSet(compared.settingMs))
}

function wasSet(settingMs: number): boolean {
  return Math.abs(clockSettingMs() - settingMs) > APART_MS
}

import { HOUR } from '@/lib/clock'
import { processWide } from '@/lib/process'
import { noteAttemptFrom } from './address-counter'
import { AddressWindow } from './address-window'
import type { Limit } from './counter'

/** How many texts one address may send without any authentication. */
export const LEAK_REPORTS = { windowSeconds: HOUR, limit: 60, keysKept: 20_000 } as const

/** What names a secret costs the database a query, so all processes count it together. */
const PROVABLE: Limit = { name: 'leak-report/address', attempts: 60, seconds: HOUR }

const reports = processWide('leak-reports', () => new AddressWindow(LEAK_REPORTS))

/** Counts a text in this process, before it is read. Answers 0, or after how many seconds to try again. */
export function noteLeakReport(address: string | null): number {
  return reports.noteIfOpen(address ?? '')
}

/** Counts a text that names a secret, for all processes. Refuses with `too_many_attempts`. */
export function noteProvableReport(address: string | null): Promise<void> {
  return noteAttemptFrom(PROVABLE, { address })
}

const wrong = processWide('wrong-leak-reports', () => new AddressWindow(LEAK_REPORTS))

/** Counts a report whose sender did not prove to be a scanner that is known here. */
export function noteWrongReport(address: string | null): void {
  wrong.note(address)
}

/** Whole seconds until this address may send a report as a scanner again; 0 if it may now. */
export function secondsUntilReports(address: string | null): number {
  return wrong.secondsClosed(address)
}

/** Forgets what this process has counted, so that each test begins with an empty state. */
export function forgetLeakReports(): void {
  reports.forgetAll()
  wrong.forgetAll()
}

import { now } from '@/lib/clock'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import { requestNotes } from '@/lib/request-notes'
import { findWhoWantsExactRows, recordExactRows } from './exact-row-store'

/** One request of a client that authenticated, or was refused. */
export type ExactRow = {
  appId: string
  at: Date
  address: string | null
  userAgent: string | null
  requestId: string | null
} & (
  | { kind: 'authenticated'; credentialId: string; grantType: string }
  | { kind: 'refused'; credentialId: string | null; cause: string; proven: boolean }
)

/** So many rows of a kind are kept between two flushes; the hours count the others too. */
export const EXACT_ROWS_MAX = { authenticated: 2_000, refused: 200 }

/** How long a change of the policy may take to count here. */
const ASKED_EVERY_MS = 10_000

const exact = processWide('exact-rows', () => ({
  /** Whether any organization wants this kind. */
  wanted: { authenticated: false, refused: false },
  askedMs: Number.NEGATIVE_INFINITY,
  waiting: [] as ExactRow[],
  counts: { authenticated: 0, refused: 0 },
  left: 0,
}))

/** Without it the spread of a union would lose which fields belong together. */
type Said<Row> = Row extends unknown ? Omit<Row, 'requestId'> : never

/** Whether any policy asks for rows of this kind. */
export function wantsExactRows(kind: ExactRow['kind']): boolean {
  return exact.wanted[kind]
}

/** Keeps a row that is wanted until the next flush. No database round trip. */
export function noteExactRow(said: Said<ExactRow>): void {
  if (exact.counts[said.kind] >= EXACT_ROWS_MAX[said.kind]) {
    exact.left += 1
    return
  }
  exact.counts[said.kind] += 1
  exact.waiting.push({ ...said, requestId: requestNotes()?.requestId ?? null })
}

/** Writes the rows of the organizations that want them. If that fails, they are noted in the log as lost. */
export async function flushExactRows(): Promise<void> {
  const rows = exact.waiting
  const { left } = exact
  exact.waiting = []
  exact.counts = { authenticated: 0, refused: 0 }
  exact.left = 0
  try {
    await learnWhoWants()
    if (rows.length > 0) await recordExactRows(rows)
    if (left > 0) log.warn({ left }, 'more exact rows than are written a second')
  } catch (err) {
    if (rows.length > 0) log.warn({ err, lost: rows.length }, 'exact rows could not be written')
  }
}

async function learnWhoWants(): Promise<void> {
  const at = now().getTime()
  if (at - exact.askedMs < ASKED_EVERY_MS) return
  exact.wanted = await findWhoWantsExactRows()
  exact.askedMs = at
}

/** Makes the next flush ask for the policies. For tests: a change counts at once. */
export function askForPoliciesAgain(): void {
  exact.askedMs = Number.NEGATIVE_INFINITY
}

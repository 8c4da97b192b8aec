import { processWide } from '@/lib/process'
import { requestNotes } from '@/lib/request-notes'

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

const exact = processWide('exact-rows', () => ({
  /** Whether any organization wants this kind. */
  wanted: { authenticated: false, refused: false },
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

/** Says which kinds the policies ask for. */
export function setWantedRows(wanted: { authenticated: boolean; refused: boolean }): void {
  exact.wanted = wanted
}

/** Returns what was noted since the last call, and how many found no room, and forgets them. */
export function takeExactRows(): { rows: ExactRow[]; left: number } {
  const { waiting: rows, left } = exact
  exact.waiting = []
  exact.counts = { authenticated: 0, refused: 0 }
  exact.left = 0
  return { rows, left }
}

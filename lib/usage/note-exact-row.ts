import { isAppId } from '@/lib/apps/app'
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

/** Of one app so many refusals, so that no app takes the place of the others. */
export const REFUSED_ROWS_OF_APP = 50

/** What was not looked at, or names no app. Whoever sends it has no place among the rows. */
const ONLY_COUNTED: ReadonlySet<string> = new Set(['limited', 'unknown_app'])

const exact = processWide('exact-rows', () => ({
  /** Whether any organization wants this kind. */
  wanted: { authenticated: false, refused: false },
  waiting: [] as ExactRow[],
  counts: new Map<string, number>(),
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
  if (said.kind === 'refused' && (!isAppId(said.appId) || ONLY_COUNTED.has(said.cause))) return
  const bounds = boundsOf(said)
  if (bounds.some(({ of, most }) => countOf(of) >= most)) {
    exact.left += 1
    return
  }
  for (const { of } of bounds) exact.counts.set(of, countOf(of) + 1)
  exact.waiting.push({ ...said, requestId: requestNotes()?.requestId ?? null })
}

const countOf = (of: string) => exact.counts.get(of) ?? 0

/** Right values apart, so that whoever has one is told of however much strangers forge. */
function boundsOf(said: Said<ExactRow>): { of: string; most: number }[] {
  if (said.kind === 'authenticated') return [{ of: said.kind, most: EXACT_ROWS_MAX[said.kind] }]
  const of = `${said.kind} ${said.proven}`
  return [
    { of, most: EXACT_ROWS_MAX[said.kind] },
    { of: `${of} ${said.appId}`, most: REFUSED_ROWS_OF_APP },
  ]
}

/** Says which kinds the policies ask for. */
export function setWantedRows(wanted: { authenticated: boolean; refused: boolean }): void {
  exact.wanted = wanted
}

/** Returns what was noted since the last call, and how many found no room, and forgets them. */
export function takeExactRows(): { rows: ExactRow[]; left: number } {
  const { waiting: rows, left } = exact
  exact.waiting = []
  exact.counts.clear()
  exact.left = 0
  return { rows, left }
}

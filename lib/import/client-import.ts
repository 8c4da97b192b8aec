/** So many clients fit one import. */
export const IMPORT_CLIENTS_MAX = 100_000
/** So many clients are sent at once. */
export const BATCH_CLIENTS_MAX = 500
export const FILE_NAME_MAX = 200
export const ROWS_PER_PAGE = 50

/**
 * `receiving`: clients arrive and are checked, and nothing else happens; this is the dry run.
 * `running`: they are moved in, in the background.
 */
export const IMPORT_STATES = ['receiving', 'running', 'done', 'cancelled'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** `noted`: it comes, and somebody should know something about it. */
export const VERDICTS = ['ready', 'noted', 'refused'] as const
export type Verdict = (typeof VERDICTS)[number]

/** An import and how far it is. */
export type ImportView = {
  id: string
  fileName: string
  state: ImportState
  /** How many clients have arrived. */
  received: number
  /** How many of them cannot come. */
  refused: number
  /** How many are apps here now. */
  moved: number
  /** How many are decided: moved, or found to be impossible. */
  decided: number
  createdAt: Date
  createdByName: string
  startedAt: Date | null
  endedAt: Date | null
}

/** What the dry run says of one client. */
export type ReportLine = {
  /** From 1, as people count. */
  line: number
  clientId: string
  name: string
  verdict: Verdict
  notes: string[]
}

/** A page of the report, and how many clients of the import have each verdict. */
export type Report = {
  lines: ReportLine[]
  counts: Record<Verdict, number>
  page: number
  pages: number
  /** Of the lines that were asked for. */
  total: number
}

/** Where a command writes: what was asked for to `out`, everything else to `note`. */
export type Output = {
  out: (text: string) => void
  note: (text: string) => void
  /** Whether somebody looks on, so that a line may be drawn over. */
  isTerminal: boolean
  json: boolean
}

type Row = Record<string, unknown>
type Column = [label: string, field: string]

/** A table with a heading, or the rows as JSON. */
export function printRows(output: Output, rows: readonly Row[], columns: readonly Column[]): void {
  if (output.json) {
    output.out(`${JSON.stringify(rows, null, 2)}\n`)
    return
  }
  if (rows.length === 0) {
    output.note('There are none.\n')
    return
  }
  const cells = [
    columns.map(([label]) => label),
    ...rows.map((row) => columns.map(([, field]) => cellOf(row[field]))),
  ]
  const widths = columns.map((_, n) => Math.max(...cells.map((line) => line[n]?.length ?? 0)))
  for (const line of cells) {
    const padded = line.map((cell, n) => cell.padEnd(widths[n] ?? 0))
    output.out(`${padded.join('  ').trimEnd()}\n`)
  }
}

/** One thing: a line for each field, or JSON. */
export function printFields(output: Output, fields: Row): void {
  if (output.json) {
    output.out(`${JSON.stringify(fields, null, 2)}\n`)
    return
  }
  const width = Math.max(...Object.keys(fields).map((name) => name.length))
  for (const [name, value] of Object.entries(fields)) {
    output.out(`${name.padEnd(width)}  ${cellOf(value)}\n`)
  }
}

function cellOf(value: unknown): string {
  return value === null || value === undefined || value === '' ? '-' : onOneLine(String(value))
}

/** Control characters of names would move the cursor. */
export function onOneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD')
}

/** Draws how far something is, over itself on a terminal, and as lines elsewhere only at the end. */
export function progressBar(output: Output, label: string) {
  return (done: number, total: number): void => {
    const share = total === 0 ? 1 : Math.min(1, done / total)
    const counted = `${label} ${done}/${total}`
    if (output.isTerminal) {
      const bar = '#'.repeat(Math.round(share * 24)).padEnd(24, '.')
      output.note(`\r[${bar}] ${counted}${share === 1 ? '\n' : ''}`)
    } else if (share === 1) output.note(`${counted}\n`)
  }
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './server'

export type Cell = { cause: string; token: string; expected: string }

/** The cells of the table in `docs/what-ends-what.md`. */
export function readCells(): Cell[] {
  const text = readFileSync(join(ROOT, 'docs/what-ends-what.md'), 'utf8')
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  const [[, ...tokens] = [], , ...causes] = rows
  return causes.flatMap(([cause = '', ...cells]) =>
    cells.map((expected, i) => ({ cause, token: tokens[i] ?? '', expected })),
  )
}

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'

/** Every row of every table, as text; bytes appear in hexadecimal and as the text they may be. */
export async function dumpDatabase(pool: Pool): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  )
  const parts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await pool.query<Record<string, unknown>>(`SELECT * FROM ${name}`)
      return rows.map((row) => Object.values(row).map(asText).join('\n')).join('\n')
    }),
  )
  return parts.join('\n')
}

function asText(cell: unknown): string {
  if (Buffer.isBuffer(cell)) return `${cell.toString('hex')}\n${cell.toString('latin1')}`
  return typeof cell === 'string' ? cell : JSON.stringify(cell)
}

/** The text of every file below the folder that was written after this moment, in milliseconds. */
export function* filesWrittenSince(
  moment: number,
  folder: string,
): Generator<{ path: string; text: string }> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || statSync(path).mtimeMs < moment) continue
    yield { path, text: readFileSync(path, 'latin1') }
  }
}

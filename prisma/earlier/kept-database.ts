import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'

/** The master key of every kept database. It protects the demo organization, and nothing else. */
export const MASTER_KEY = Buffer.alloc(32, 79)

/** What a test has to know of a kept database: an app, a secret of it, and a token that the secret got. */
export type Known = { appId: string; secret: string; token: string }

const FOLDER = dirname(fileURLToPath(import.meta.url))
const ENDING = '.sql.gz'

/** The names of the kept databases, oldest first: each is the newest migration that it had. */
export function keptNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort()
}

/** A kept database: the SQL that makes it in an empty one, and what is known of it. */
export function readKept(name: string): { sql: string; known: Known } {
  const text = gunzipSync(readFileSync(join(FOLDER, `${name}${ENDING}`))).toString('utf8')
  const end = text.indexOf('\n')
  return { known: JSON.parse(text.slice(0, end).replace('-- ', '')), sql: text.slice(end) }
}

/** Lines of a dump that only psql understands, or only PostgreSQL 17 and newer. */
const NOT_EVERYWHERE = /^(\\(un)?restrict |SET transaction_timeout)/

/** Keeps what pg_dump has written as plain SQL. */
export function writeKept(name: string, { sql, known }: { sql: string; known: Known }): void {
  const lines = sql.split('\n').filter((line) => !NOT_EVERYWHERE.test(line))
  const text = [`-- ${JSON.stringify(known)}`, ...lines].join('\n')
  writeFileSync(join(FOLDER, `${name}${ENDING}`), gzipSync(text, { level: 9 }))
}

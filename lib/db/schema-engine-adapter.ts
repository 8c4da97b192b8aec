import type { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils'
import type { QueryResult } from 'pg'
import { readDatabaseUrl } from './connection/database-url'
import { DatabasePool } from './connection/open-pool'
import { databaseErrorIn } from './storage-failure'

/** PostgreSQL's type numbers (OIDs) of "char" and "char"[]. */
const INTERNAL_CHAR = 18
const INTERNAL_CHAR_ARRAY = 1002

/**
 * To describe a database, the schema engine reads catalog columns of the type "char". Prisma's
 * adapter knows only arrays of that type, and the catalog has none. So this pool labels "char" as
 * "char"[], and `patchedAdapter` puts the right type back.
 */
export class CatalogPool extends DatabasePool {
  constructor(databaseUrl: string) {
    super({ address: readDatabaseUrl(databaseUrl), settings: {}, max: 2 })
    const query = this.query.bind(this) as (statement: unknown) => Promise<QueryResult>
    this.query = (async (statement: unknown) => {
      const result = await query(statement)
      for (const field of result.fields ?? []) {
        if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = INTERNAL_CHAR_ARRAY
      }
      return result
    }) as DatabasePool['query']
  }
}

/** Prisma's own lock, of the session. */
const ADVISORY_LOCK = /^SELECT pg_advisory_lock\(\d+\)$/

/** Sends a script as a whole. */
export type RunScript = (script: string, pool: DatabasePool) => Promise<unknown>

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>

/**
 * Changes Prisma's adapter in three ways. It can describe a database (see `CatalogPool`). It takes
 * no lock: that of `migrate` holds behind a pooler too. And it sends a script as a whole: the adapter
 * would split it at every semicolon, even inside a function's body. PostgreSQL runs such a script in
 * one transaction: all of it, or nothing.
 */
export function patchedAdapter(
  adapter: Adapter,
  run: (script: string) => Promise<unknown>,
): Adapter {
  adapter.executeScript = async (script) => {
    try {
      await run(script)
    } catch (error) {
      const { code, severity, message, detail, column, hint } = databaseErrorIn(error)
      throw new DriverAdapterError({
        kind: 'postgres',
        code: code ?? 'XX000',
        severity: severity ?? 'ERROR',
        message,
        detail,
        column,
        hint,
      })
    }
  }
  const queryRaw = adapter.queryRaw.bind(adapter)
  const executeRaw = adapter.executeRaw.bind(adapter)
  adapter.executeRaw = async (query) => (ADVISORY_LOCK.test(query.sql) ? 0 : executeRaw(query))
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    const columnTypes = result.columnTypes.map((type) =>
      type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
    )
    return { ...result, columnTypes }
  }
  return adapter
}

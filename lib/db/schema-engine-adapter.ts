import type { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils'
import type { DatabaseError, QueryResult } from 'pg'
import { readDatabaseUrl } from './connection/database-url'
import { DatabasePool } from './connection/open-pool'

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

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>

/**
 * Changes Prisma's adapter in three ways. It can describe a database (see `CatalogPool`). It takes
 * no lock: that of `migrate` holds behind a pooler too. And it sends a script as a whole: the adapter
 * would split it at every semicolon, even inside a function's body. PostgreSQL runs such a script in
 * one transaction: all of it, or nothing.
 * `prepare` changes a script before it runs.
 */
export function patchedAdapter(adapter: Adapter, prepare: (script: string) => string): Adapter {
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(prepare(script))
    } catch (error) {
      const { code, severity, message, detail, column, hint } = error as DatabaseError
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

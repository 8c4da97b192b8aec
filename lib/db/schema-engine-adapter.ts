import type { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils'
import { type DatabaseError, Pool, type QueryResult } from 'pg'

/** PostgreSQL's numbers of the types "char" and "char"[]. */
const INTERNAL_CHAR = 18
const INTERNAL_CHAR_ARRAY = 1002

/**
 * Describing a database reads catalog columns of the type "char". The adapter knows only arrays of
 * it, which the catalog never sends: so they are passed through it as those, and named rightly after.
 */
export class CatalogPool extends Pool {
  constructor(connectionString: string) {
    super({ connectionString, max: 2 })
    const query = this.query.bind(this) as (wish: unknown) => Promise<QueryResult>
    this.query = (async (wish: unknown) => {
      const result = await query(wish)
      for (const field of result.fields ?? []) {
        if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = INTERNAL_CHAR_ARRAY
      }
      return result
    }) as Pool['query']
  }
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>

/**
 * The adapter, able to describe a database, and sending scripts whole. It would cut them at every
 * semicolon, also inside a function's body; sent whole, PostgreSQL parses them and runs each in a
 * transaction of its own: all of it, or nothing. `prepare` changes a script before it runs.
 */
export function repaired(adapter: Adapter, prepare: (script: string) => string): Adapter {
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
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    const columnTypes = result.columnTypes.map((type) =>
      type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
    )
    return { ...result, columnTypes }
  }
  return adapter
}

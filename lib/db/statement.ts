import { pool } from './pool'
import { StorageFailure } from './storage-failure'

/** A prepared statement: the database plans it once per connection, under its name. */
export type Statement = { name: string; text: string }

/**
 * An array that the planner does not look into. It would plan a statement anew for every array
 * shorter than the ten that it assumes, which takes several times as long as to answer it.
 */
export const unseen = (array: string) => `(SELECT ${array})`

async function execute<Row extends object>(statement: Statement, values: unknown[]) {
  try {
    return await pool().query<Row>({ ...statement, values })
  } catch (cause) {
    throw new StorageFailure(cause)
  }
}

/** Runs a statement and answers its rows. Throws `StorageFailure`. */
export async function rowsOf<Row extends object>(
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  return (await execute<Row>(statement, values)).rows
}

/** Runs a statement and says how many rows it changed. Throws `StorageFailure`. */
export async function change(statement: Statement, values: unknown[]): Promise<number> {
  return (await execute(statement, values)).rowCount ?? 0
}

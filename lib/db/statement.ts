import { pool } from './pool'
import { StorageFailure } from './storage-failure'

/** A prepared statement. The database plans it once per connection, under its name. */
export type Statement = { name: string; text: string }

/**
 * Hides an array's length from the planner. Otherwise it would plan the statement anew for every
 * array that is shorter than the ten elements it assumes, and planning takes several times as long
 * as the query.
 */
export const unseen = (array: string) => `(SELECT ${array})`

async function execute<Row extends object>(statement: Statement, values: unknown[]) {
  try {
    return await pool().query<Row>({ ...statement, values })
  } catch (cause) {
    throw cause instanceof StorageFailure ? cause : new StorageFailure(cause)
  }
}

/** Runs a statement and returns its rows. Throws `StorageFailure`. */
export async function rowsOf<Row extends object>(
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  return (await execute<Row>(statement, values)).rows
}

/** Runs a statement and returns the number of rows it changed. Throws `StorageFailure`. */
export async function change(statement: Statement, values: unknown[]): Promise<number> {
  return (await execute(statement, values)).rowCount ?? 0
}

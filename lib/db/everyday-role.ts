import type { Connection } from './connection/connection'
import { openConnection } from './connection/open-pool'

/** What the role of the running server may do with a table; with any other, all but change its shape. */
const RIGHTS: Record<string, string> = {
  // What has happened is never rewritten.
  audit_event: 'SELECT, INSERT',
  audit_seal: 'SELECT, INSERT',
  audit_leaves: 'SELECT, INSERT',
  _prisma_migrations: 'SELECT',
}

/**
 * Gives a role what the running server needs of the tables that belong to this connection's role,
 * and takes away anything more. The server's role owns nothing: it cannot change a table, nor switch
 * a trigger off.
 */
export async function grantEveryday(owner: Connection, role: string): Promise<void> {
  const { rows } = await owner.query<{ name: string; partition: boolean }>(
    `SELECT relname AS name, relispartition AS partition FROM pg_class
     WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace
       AND relowner = current_user::regrole AND current_user <> $1`,
    [role],
  )
  const to = owner.escapeIdentifier(role)
  for (const { name, partition } of rows) {
    const table = owner.escapeIdentifier(name)
    const rights = RIGHTS[name] ?? 'SELECT, INSERT, UPDATE, DELETE'
    await owner.query(`REVOKE ALL ON ${table} FROM ${to}`)
    // A partition is reached through its table.
    if (!partition) await owner.query(`GRANT ${rights} ON ${table} TO ${to}`)
  }
  await grantDefiners(owner, to)
}

/**
 * Takes from everybody what runs as the owner. A migration has done that; a restore without the privileges of
 * the backup, whose roles may not be there, gives it back.
 */
export async function closeDefiners(owner: Connection): Promise<void> {
  const { rows } = await owner.query<{ signature: string }>(
    `SELECT oid::regprocedure::text AS signature FROM pg_proc
     WHERE prosecdef AND pronamespace = current_schema()::regnamespace
       AND proowner = current_user::regrole
       AND (proacl IS NULL OR EXISTS (SELECT 1 FROM aclexplode(proacl) WHERE grantee = 0))`,
  )
  for (const { signature } of rows) {
    await owner.query(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`)
  }
}

/** What the owner's role does for the running server, in functions that say how far it goes. */
async function grantDefiners(owner: Connection, to: string): Promise<void> {
  const { rows } = await owner.query<{ signature: string }>(
    `SELECT oid::regprocedure::text AS signature FROM pg_proc
     WHERE prosecdef AND pronamespace = current_schema()::regnamespace
       AND proowner = current_user::regrole`,
  )
  for (const { signature } of rows) {
    await owner.query(`GRANT EXECUTE ON FUNCTION ${signature} TO ${to}`)
  }
}

/** The role as which this URL signs in. */
export async function roleOf(databaseUrl: string): Promise<string> {
  const connection = openConnection(databaseUrl)
  try {
    await connection.connect()
    const { rows } = await connection.query<{ name: string }>('SELECT current_user AS name')
    return rows[0]?.name ?? ''
  } finally {
    await connection.end()
  }
}

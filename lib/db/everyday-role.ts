import type { Connection } from './connection/connection'
import { openConnection } from './connection/open-pool'

/** What the role of the running server may do with a table; with any other, all but change its shape. */
const RIGHTS: Record<string, string> = {
  // What has happened is never rewritten.
  audit_event: 'SELECT, INSERT',
  _prisma_migrations: 'SELECT',
}

/**
 * Gives a role what the running server needs of the tables that belong to this connection's role,
 * and takes away anything more. The server's role owns nothing: it cannot change a table, nor switch
 * a trigger off.
 */
export async function grantEveryday(owner: Connection, role: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = current_schema() AND tableowner = current_user AND tableowner <> $1`,
    [role],
  )
  const to = owner.escapeIdentifier(role)
  for (const { name } of rows) {
    const table = owner.escapeIdentifier(name)
    const rights = RIGHTS[name] ?? 'SELECT, INSERT, UPDATE, DELETE'
    await owner.query(`REVOKE ALL ON ${table} FROM ${to}; GRANT ${rights} ON ${table} TO ${to}`)
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

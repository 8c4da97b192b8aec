import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'

/** As whom the running server signs in to an embedded database. */
export const EVERYDAY_USER = 'keyturn_everyday'

/**
 * Makes the role of the running server if there is none, and gives it a new password, which only this
 * process knows. The role is no superuser and owns nothing. Answers the URL with which it signs in.
 */
export async function everydayLogin(owner: Client, ownerUrl: string): Promise<string> {
  const { rowCount } = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [
    EVERYDAY_USER,
  ])
  const password = randomBytes(24).toString('base64url')
  await owner.query(
    `${rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${EVERYDAY_USER}
     LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION PASSWORD '${password}'`,
  )
  const url = new URL(ownerUrl)
  url.username = EVERYDAY_USER
  url.password = password
  return url.href
}

import type { Pool } from 'pg'
import type { Org } from './fixtures'

/** As if the organization had set up the installation, which then belongs to it. */
export async function becomeFirst(pool: Pool, { organizationId }: Org): Promise<void> {
  await pool.query(
    `UPDATE organization SET created_at = (SELECT min(created_at) FROM organization) - interval '1 second'
     WHERE id = $1`,
    [organizationId],
  )
}

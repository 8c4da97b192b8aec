import type { Pool } from 'pg'
import { newId } from '@/lib/crypto/random'
import type { Org } from './fixtures'

/** Adds an import whose one client waits. */
export async function addImport(pool: Pool, { organizationId, owner }: Org): Promise<string> {
  const id = newId('imp')
  await pool.query(
    `INSERT INTO client_import (id, organization_id, file_name, received, created_at, created_by_id,
       created_by_name) VALUES ($1, $2, 'realm.json', 1, now(), $3, 'Nora')`,
    [id, organizationId, owner.id],
  )
  return id
}

import type { Pool } from 'pg'
import { newId } from '@/lib/crypto/random'

/** A webhook of an organization with a message, written straight into the tables. Nothing can be sent to it. */
export type WebhookRows = { id: string; secretId: string; messageId: string }

/** Adds a webhook with so many secrets, which nothing opens, and a message about this event. */
export async function addWebhookRows(
  pool: Pool,
  organizationId: string,
  { secrets, eventId }: { secrets: 1 | 2; eventId: string },
): Promise<WebhookRows> {
  const id = newId('whk')
  await pool.query(
    `INSERT INTO webhook_endpoint (id, organization_id, url, description, events, status, created_at,
       created_by_name, failing_since, last_failure)
     VALUES ($1, $2, 'https://hooks.invalid/keyturn', 'Pages the team on call', ARRAY['host.*'], 'enabled',
       now(), 'Nora', now(), 'It answered 503.')`,
    [id, organizationId],
  )
  const secretIds = Array.from({ length: secrets }, () => newId('whs'))
  for (const [at, secretId] of secretIds.entries()) {
    await pool.query(
      `INSERT INTO webhook_secret (id, endpoint_id, slot, last_four, sealed, created_at, created_by_name)
       VALUES ($1, $2, $3, 'Ab1x', '\\x00', now(), 'Nora')`,
      [secretId, id, at + 1],
    )
  }
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO webhook_delivery (id, endpoint_id, event_id, action, at, attempts, last_attempt_at,
       last_status, last_failure)
     VALUES (gen_random_uuid(), $1, $2, 'secret.issued', now(), 10, now(), 503, 'It answered 503.')
     RETURNING id`,
    [id, eventId],
  )
  const messageId = `msg_${rows[0]?.id.replaceAll('-', '')}`
  return { id, secretId: secretIds[0] ?? '', messageId }
}

/** Gives the organization this one SCIM token, which nobody knows. */
export async function addScimToken(pool: Pool, organizationId: string): Promise<string> {
  const id = newId('sct')
  await pool.query('DELETE FROM scim_token WHERE organization_id = $1', [organizationId])
  await pool.query(
    `INSERT INTO scim_token (id, organization_id, slot, name, digest, created_at, created_by_name)
     VALUES ($1, $2, 1, 'Entra', sha256(convert_to($1, 'UTF8')), now(), 'Nora')`,
    [id, organizationId],
  )
  return id
}

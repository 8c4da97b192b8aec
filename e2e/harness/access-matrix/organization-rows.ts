import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { newId } from '@/lib/crypto/random'

// What an organization and its people can have, written straight into the tables.

export async function addApi(
  pool: Pool,
  organizationId: string,
  appId: string,
): Promise<{ apiId: string; apiName: string; scope: string }> {
  const apiId = newId('api')
  const scope = `${apiId}.read`
  await pool.query(
    `INSERT INTO api (id, organization_id, identifier, name, token_format, token_ttl_seconds,
                      created_at, updated_at)
     VALUES ($1, $2, 'https://' || $1 || '.example', 'Name of ' || $1, 'opaque', 600, now(), now())`,
    [apiId, organizationId],
  )
  await pool.query(
    `INSERT INTO api_scope (organization_id, name, api_id, description) VALUES ($1, $2, $3, 'Read.')`,
    [organizationId, scope, apiId],
  )
  await pool.query('UPDATE app SET scopes = array_append(scopes, $2) WHERE id = $1', [appId, scope])
  return { apiId, apiName: `Name of ${apiId}`, scope }
}

export async function addPasskey(pool: Pool, personId: string): Promise<string> {
  const id = randomBytes(16).toString('base64url')
  await pool.query(
    `INSERT INTO passkey (id, person_id, name, public_key, counter, transports, created_at)
     VALUES ($1, $2, 'Phone', '\\x00', 0, '{}', now())`,
    [id, personId],
  )
  return id
}

export async function addCalendarFeed(
  pool: Pool,
  organizationId: string,
  personId: string,
): Promise<string> {
  const id = newId('cal')
  await pool.query(
    `INSERT INTO calendar_feed (digest, id, organization_id, person_id, name, created_at)
     VALUES ($1, $2, $3, $4, 'Team calendar', now())`,
    [randomBytes(32), id, organizationId, personId],
  )
  return id
}

export async function addInitialAccessToken(
  pool: Pool,
  organizationId: string,
  personId: string,
): Promise<string> {
  const id = newId('iat')
  await pool.query(
    `INSERT INTO initial_access_token (digest, id, organization_id, person_id, name, created_at,
                                       expires_at)
     VALUES ($1, $2, $3, $4, 'Pipeline', now(), now() + interval '1 day')`,
    [randomBytes(32), id, organizationId, personId],
  )
  return id
}

export async function allowHost(
  pool: Pool,
  organizationId: string,
  personId: string,
): Promise<string> {
  const host = `${randomBytes(8).toString('hex')}.example`
  await pool.query(
    `INSERT INTO admitted_host (organization_id, host, person_id, created_at)
     VALUES ($1, $2, $3, now())`,
    [organizationId, host, personId],
  )
  return host
}

import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { newId, randomBase62, uuidV7 } from '@/lib/crypto/random'
import type { Org } from '../fixtures'

// What an app can have, written straight into the tables. Nothing authenticates by it.

/** In this order they were issued. */
const AGE_DAYS = { 1: 3, revoked: 2, 2: 1 }

/** A secret of the app whose value nobody knows, in this slot or revoked, and the event that it was issued. */
export async function addSecret(
  pool: Pool,
  { organizationId, owner }: Pick<Org, 'organizationId' | 'owner'>,
  appId: string,
  place: 1 | 2 | 'revoked' = 1,
): Promise<{ secretId: string; eventId: string }> {
  const [secretId, eventId] = [randomBase62(8), uuidV7()]
  const placed = place === 'revoked' ? [null, new Date(), place, 'Nora'] : [place, null, null, null]
  const name = `Deployment ${secretId}`
  await pool.query(
    `INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot, created_at,
                         created_by_id, created_by_name, retired_at, retirement, retired_by_name)
     VALUES ($1, $2, $8, 'kt_cs', 'Ab1x', $3, 1, $4, now() - $9 * interval '1 day', $10, 'Olive Owner',
             $5, $6, $7)`,
    [secretId, appId, randomBytes(32), ...placed, name, AGE_DAYS[place], owner.id],
  )
  const detail = { appId, hint: `kt_cs_${secretId}_…Ab1x`, expiresAt: null, shownTo: 'person' }
  await pool.query(
    `INSERT INTO audit_event (id, organization_id, at, actor_id, actor_name, action, target_kind, target_id,
                              target_name, detail, app_id)
     VALUES ($1, $2, now(), $7, 'Olive Owner', 'secret.issued', 'secret', $3, $6, $4, $5)`,
    [eventId, organizationId, secretId, detail, appId, name, owner.id],
  )
  return { secretId, eventId }
}

export async function addKey(
  pool: Pool,
  appId: string,
): Promise<{ keyId: string; keyName: string }> {
  const [keyId, keyName] = [newId('key'), `Key ${newId('key')}`]
  await pool.query(
    `INSERT INTO app_key (id, app_id, thumbprint, kid, name, algorithm, jwk, created_at,
                          created_by_name)
     VALUES ($1, $2, $1, $1, $3, 'ES256', '{"kty":"EC","crv":"P-256","x":"x","y":"y"}', now(), 'X')`,
    [keyId, appId, keyName],
  )
  return { keyId, keyName }
}

export function newPublicKey(): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return publicKey.export({ type: 'spki', format: 'pem' }).toString()
}

export async function addFederated(pool: Pool, appId: string): Promise<string> {
  const id = newId('fed')
  await pool.query(
    `INSERT INTO federated_credential (id, app_id, name, issuer, subject, claims, reusable, created_at,
                                       created_by_name)
     VALUES ($1, $2, $1, 'https://gitlab.com', 'project_path:acme/site', '{}', false, now(), 'X')`,
    [id, appId],
  )
  return id
}

export async function addGrant(pool: Pool, appId: string, personId: string): Promise<string> {
  const id = newId('grt')
  await pool.query(
    `INSERT INTO app_grant (digest, id, person_id, app_id, scopes, sealed, created_at, updated_at)
     VALUES ($1, $2, $3, $4, '{openid}', '\\x00', now(), now())`,
    [randomBytes(32), id, personId, appId],
  )
  return id
}

export async function addApproval(
  pool: Pool,
  organizationId: string,
  appId: string,
): Promise<string> {
  const id = newId('apr')
  await pool.query(
    `INSERT INTO approval (id, organization_id, app_id, kind, change, asked_at, asked_by_id,
       asked_by_name) VALUES ($1, $2, $3, 'change', '{"addScopes": ["wider"]}', now(), $4, 'Nora')`,
    [id, organizationId, appId, 'psn_nobody'],
  )
  return id
}

/** The receiver is an app that is used for nothing else. */
export async function addStream(pool: Pool, org: Org, apiId: string): Promise<string> {
  const [{ id: appId }, id] = [await org.addApp(), newId('sig')]
  await pool.query(
    `INSERT INTO token_checker (id, organization_id, app_id, api_id, created_at)
     VALUES ($1, $2, $3, $4, now())`,
    [newId('chk'), org.organizationId, appId, apiId],
  )
  await pool.query(
    `INSERT INTO signal_stream (id, organization_id, app_id, delivery, events_requested, created_at, updated_at)
     VALUES ($1, $2, $3, 'poll', '{}', now(), now())`,
    [id, org.organizationId, appId],
  )
  return id
}

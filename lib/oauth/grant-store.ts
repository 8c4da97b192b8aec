import { now } from '@/lib/clock'
import { change, rowsOf, type Statement } from './statement'

/** A grant as it is written: what a person allows an app, once per person and app. */
export type GrantRow = {
  digest: Buffer
  id: string
  personId: string
  appId: string
  scopes: string[]
  sealed: Buffer
}

export type FoundGrant = { digest: Buffer; sealed: Buffer; scopes: string[] }

const ALIVE = `
  FROM app_grant g
  JOIN app ON app.id = g.app_id AND app.suspended_at IS NULL AND app.deleted_at IS NULL
  JOIN person ON person.id = g.person_id AND person.disabled_at IS NULL
  WHERE (g.expires_at IS NULL OR g.expires_at > $1::timestamptz)`

const FIND: Statement = {
  name: 'find-grant',
  text: `SELECT g.digest, g.sealed, g.scopes ${ALIVE} AND g.digest = $2`,
}

/** The grant under this digest, while it, its app and its person are in service. */
export async function findGrant(digest: Buffer): Promise<FoundGrant | undefined> {
  return (await rowsOf<FoundGrant>(FIND, [now().toISOString(), digest]))[0]
}

const FIND_OF: Statement = {
  name: 'find-grant-of',
  text: `SELECT g.digest, g.sealed, g.scopes ${ALIVE} AND g.person_id = $2 AND g.app_id = $3`,
}

/** What this person allows this app. */
export async function findGrantOf(
  personId: string,
  appId: string,
): Promise<FoundGrant | undefined> {
  return (await rowsOf<FoundGrant>(FIND_OF, [now().toISOString(), personId, appId]))[0]
}

const INSERT: Statement = {
  name: 'insert-grant',
  text: `
    INSERT INTO app_grant
      (digest, id, person_id, app_id, scopes, sealed, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
    ON CONFLICT (person_id, app_id) DO NOTHING`,
}

/** Adds a grant; false when the person has allowed the app something meanwhile. */
export async function insertGrant(row: GrantRow): Promise<boolean> {
  const { digest, id, personId, appId, scopes, sealed } = row
  const values = [digest, id, personId, appId, scopes, sealed, now().toISOString()]
  return (await change(INSERT, values)) === 1
}

const WIDEN: Statement = {
  name: 'widen-grant',
  text: `
    UPDATE app_grant SET scopes = $2, sealed = $3, updated_at = $4
    WHERE digest = $1 AND sealed = $5`,
}

/**
 * Writes more into a grant; false when it has changed or was revoked since it was read. What was
 * revoked is never written again: its tokens would come back to life.
 */
export async function widenGrant(
  before: FoundGrant,
  after: { scopes: string[]; sealed: Buffer },
): Promise<boolean> {
  const values = [before.digest, after.scopes, after.sealed, now().toISOString(), before.sealed]
  return (await change(WIDEN, values)) === 1
}

const DELETE: Statement = {
  name: 'delete-grant',
  text: 'DELETE FROM app_grant WHERE digest = $1',
}

/** Ends a grant, and with it everything that was minted under it. */
export async function deleteGrant(digest: Buffer): Promise<void> {
  await change(DELETE, [digest])
}

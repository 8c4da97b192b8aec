import { APP_IN_SERVICE } from '@/lib/apps/in-service'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { change, rowsOf, type Statement } from '@/lib/db/statement'

/** A grant's row: what a person allows an app, one per person and app. */
export type GrantRow = {
  digest: Buffer
  id: string
  personId: string
  appId: string
  scopes: string[]
  /** Those that the app asked for one by one. */
  claims: string[]
  sealed: Buffer
}

export type FoundGrant = Omit<GrantRow, 'personId' | 'appId'>

const ALIVE = `
  FROM app_grant g
  JOIN app ON app.id = g.app_id AND ${APP_IN_SERVICE}
  JOIN person ON person.id = g.person_id AND person.disabled_at IS NULL
  LEFT JOIN membership standing
    ON standing.person_id = g.person_id AND standing.organization_id = app.organization_id
  WHERE standing.disabled_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > $1::timestamptz)`

const FIND: Statement = {
  name: 'find-grant',
  text: `SELECT g.digest, g.id, g.sealed, g.scopes, g.claims ${ALIVE} AND g.digest = $2`,
}

/** The grant with this digest, if its app and its person are in service, in the app's organization too. */
export async function findGrant(digest: Buffer): Promise<FoundGrant | undefined> {
  return (await rowsOf<FoundGrant>(FIND, [now().toISOString(), digest]))[0]
}

const FIND_OF: Statement = {
  name: 'find-grant-of',
  text: `SELECT g.digest, g.id, g.sealed, g.scopes, g.claims ${ALIVE} AND g.person_id = $2 AND g.app_id = $3`,
}

/** What this person allows this app. */
export async function findGrantOf(
  personId: string,
  appId: string,
): Promise<FoundGrant | undefined> {
  return (await rowsOf<FoundGrant>(FIND_OF, [now().toISOString(), personId, appId]))[0]
}

/** Adds a grant; false if the person has one for the app meanwhile. */
export async function insertGrant(tx: Tx, row: GrantRow): Promise<boolean> {
  const { digest, id, personId, appId, scopes, claims, sealed } = row
  const at = now()
  const added = await tx.$executeRaw`
    INSERT INTO app_grant
      (digest, id, person_id, app_id, scopes, claims, sealed, created_at, updated_at)
    VALUES (${digest}, ${id}, ${personId}, ${appId}, ${scopes}::text[], ${claims}::text[], ${sealed},
      ${at}::timestamptz, ${at}::timestamptz)
    ON CONFLICT (person_id, app_id) DO NOTHING`
  return added === 1
}

/**
 * Adds to a grant; false if it has changed or was revoked since it was read. A revoked grant is
 * never written again, because its tokens would live again.
 */
export async function widenGrant(
  tx: Tx,
  before: FoundGrant,
  after: Pick<GrantRow, 'scopes' | 'claims' | 'sealed'>,
): Promise<boolean> {
  const widened = await tx.$executeRaw`
    UPDATE app_grant SET scopes = ${after.scopes}::text[], claims = ${after.claims}::text[],
      sealed = ${after.sealed},
      updated_at = CASE WHEN scopes = ${after.scopes}::text[] AND claims = ${after.claims}::text[]
        THEN updated_at
        ELSE ${now()}::timestamptz END
    WHERE digest = ${before.digest} AND sealed = ${before.sealed}`
  return widened === 1
}

const DELETE: Statement = {
  name: 'delete-grant',
  text: 'DELETE FROM app_grant WHERE digest = $1',
}

/** Ends a grant, and with it everything that was minted under it. */
export async function deleteGrant(digest: Buffer): Promise<void> {
  await change(DELETE, [digest])
}

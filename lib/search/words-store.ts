import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { PersonHit } from './search'
import { visibleTo } from './visible-store'

/** So many that fit are looked at before they are put in order. */
const LOOKED_AT = 200

export type FoundApp = {
  id: string
  name: string
  company: string
  ownerName: string
  ownerDisabled: boolean
  suspendedAt: Date | null
  deletedAt: Date | null
}

type Wanted = { words: string; appId: string | null; take: number }

/**
 * For the rest of the transaction, indexes are preferred. The planner takes the words of a text for
 * independent, expects many that have all of them, and would rather read the whole table.
 */
export async function preferIndexes(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET LOCAL enable_seqscan = off`
}

/**
 * The ids of apps that fit, unordered. Of all apps of an organization, those whose names begin with
 * the text are found in the order of their names: they are never among those that are left out. They come
 * first, so where they are as many as are asked for, nobody looks for other words.
 */
function fitting(actor: Actor, { words, take }: Wanted): Prisma.Sql {
  const fits = Prisma.sql`w.words @@ search_query(${words})`
  const begins = Prisma.sql`(w.name LIKE folded_text(${words}) || '%' AND folded_text(${words}) <> '')`
  if (actor.role === 'developer') {
    return Prisma.sql`
      SELECT w.app_id FROM (
        SELECT id FROM app WHERE owner_id = ${actor.personId}
        UNION SELECT app_id FROM app_member WHERE person_id = ${actor.personId}) own
      JOIN app_words w ON w.app_id = own.id
      WHERE ${fits} OR ${begins} LIMIT ${LOOKED_AT}`
  }
  return Prisma.sql`
    WITH begun AS MATERIALIZED (SELECT w.app_id FROM app_words w
      WHERE w.organization_id = ${actor.organizationId} AND ${begins}
      ORDER BY w.name USING ~<~ LIMIT ${LOOKED_AT})
    SELECT app_id FROM begun
    UNION (SELECT w.app_id FROM app_words w
      WHERE (SELECT count(*) FROM begun) < ${take}
        AND w.organization_id = ${actor.organizationId} AND ${fits} LIMIT ${LOOKED_AT})`
}

/** The visible apps that fit, or have this id: by exact name, beginning of the name, then the rest. */
export function findApps(tx: Tx, actor: Actor, wanted: Wanted): Promise<FoundApp[]> {
  const { words, appId, take } = wanted
  return tx.$queryRaw`
    WITH hit AS MATERIALIZED (${fitting(actor, wanted)}), folded AS (SELECT folded_text(${words}) AS name)
    SELECT app.id, app.name, app.company, owner.name AS "ownerName",
      place.disabled_at IS NOT NULL AS "ownerDisabled",
      app.suspended_at AS "suspendedAt", app.deleted_at AS "deletedAt"
    FROM (SELECT app_id FROM hit UNION SELECT ${appId}::text WHERE ${appId}::text IS NOT NULL) one
    JOIN app ON app.id = one.app_id
    JOIN app_words w ON w.app_id = app.id
    JOIN person owner ON owner.id = app.owner_id
    LEFT JOIN membership place
      ON place.person_id = app.owner_id AND place.organization_id = app.organization_id
    CROSS JOIN folded
    WHERE ${visibleTo(actor)}
    ORDER BY app.id = ${appId ?? ''} DESC, w.name = folded.name DESC,
      starts_with(w.name, folded.name) DESC, app.deleted_at IS NOT NULL, w.name, app.id
    LIMIT ${take}`
}

export type FoundPerson = Omit<PersonHit, 'kind'>

/** People of the organization, those whose names begin with the text first. */
export function findPeople(
  tx: Tx,
  organizationId: string,
  { words, take }: { words: string; take: number },
): Promise<FoundPerson[]> {
  return tx.$queryRaw`
    SELECT person.id, person.name, person.email, m.role::text AS role,
      m.disabled_at IS NOT NULL AS disabled, (
        SELECT count(*)::int FROM app
        WHERE app.owner_id = person.id AND app.organization_id = m.organization_id
          AND app.deleted_at IS NULL) AS apps
    FROM (
      SELECT w.person_id, w.name FROM person_words w
      JOIN membership ON membership.person_id = w.person_id
        AND membership.organization_id = ${organizationId}
      WHERE w.words @@ search_query(${words}) LIMIT ${LOOKED_AT}) hit
    JOIN person ON person.id = hit.person_id
    JOIN membership m ON m.person_id = person.id AND m.organization_id = ${organizationId}
    ORDER BY starts_with(hit.name, folded_text(${words})) DESC, hit.name, person.id
    LIMIT ${take}`
}

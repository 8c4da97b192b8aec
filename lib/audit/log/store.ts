import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { AuditEventView, TargetKind } from '../events/audit-event'
import { idAt } from '../id-at'

/** A filter as the database understands it. Null narrows nothing; an empty list matches nothing. */
export type Narrowed = {
  actors: readonly string[] | 'nobody' | null
  apps: readonly string[] | null
  actions: readonly string[] | null
  cause: string | null
  address: string | null
  request: string | null
  target: { kind: TargetKind; id: string } | null
  from: Date | null
  until: Date | null
  /** Leaves out what people allow an app or take back: theirs, and not the app's. */
  withoutGrants?: boolean
}

/** The filter that narrows nothing. */
export const EVERYTHING: Narrowed = {
  actors: null,
  apps: null,
  actions: null,
  cause: null,
  address: null,
  request: null,
  target: null,
  from: null,
  until: null,
}

/** Where a page begins, and in which direction it goes; the event of the cursor is not in it. */
export type Place = { before?: string | undefined; after?: string | undefined; limit: number }

const COLUMNS = Prisma.raw(
  [
    'id',
    'at',
    'actor_id AS "actorId"',
    'actor_name AS "actorName"',
    'action',
    'target_kind AS "targetKind"',
    'target_id AS "targetId"',
    'target_name AS "targetName"',
    'app_id AS "appId"',
    'cause',
    'detail',
    'address',
    'user_agent AS "userAgent"',
    'request_id AS "requestId"',
  ].join(', '),
)

type Row = Omit<AuditEventView, 'target'> & {
  targetKind: TargetKind
  targetId: string
  targetName: string
}

/**
 * The events that match, from the place on: the latest first, or the oldest first behind `after`.
 * Every filter has an index that ends with the id. A filter with many values is read value by value,
 * each from its own place of the index, because one condition with all of them would have to sort
 * everything that matches. The order names the column, and a range is no equality that would make that
 * needless: so only the column's own index is in order, and not the primary key with all that it passes.
 */
export async function findEvents(
  tx: Tx,
  organizationId: string,
  { narrowed, place }: { narrowed: Narrowed; place: Place },
): Promise<AuditEventView[]> {
  const order = Prisma.raw(place.after ? 'ASC' : 'DESC')
  const rows = await tx.$queryRaw<Row[]>(
    Prisma.sql`${matching(organizationId, narrowed, { ...place, order })}
      ORDER BY id ${order} LIMIT ${place.limit}`,
  )
  return rows.map(asView)
}

function asView({ targetKind, targetId, targetName, ...row }: Row): AuditEventView {
  return { ...row, target: { kind: targetKind, id: targetId, name: targetName } }
}

/** One event, if it is this organization's. */
export async function findEvent(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<AuditEventView | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM audit_event WHERE id = ${id}::uuid AND organization_id = ${organizationId}`
  return row ? asView(row) : null
}

/** How many events match, counted up to `limit`. */
export async function countEvents(
  tx: Tx,
  organizationId: string,
  { narrowed, limit }: { narrowed: Narrowed; limit: number },
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM audit_event WHERE ${conditions(organizationId, narrowed, {})} LIMIT ${limit}
    ) AS counted`
  return row?.count ?? 0
}

type Direction = Place & { order: Prisma.Sql }

/** The statement without its order: one index scan, or one for each value of a list. */
function matching(organizationId: string, narrowed: Narrowed, place: Direction): Prisma.Sql {
  const { target, apps, actors, actions } = narrowed
  if (target?.kind === 'person')
    return ofPerson(organizationId, narrowed, { person: target.id, place })
  const perValue = (column: string, values: readonly string[], rest: Narrowed) => Prisma.sql`
    SELECT found.* FROM unnest(${[...values]}::text[]) AS value CROSS JOIN LATERAL (
      SELECT ${COLUMNS} FROM audit_event
      WHERE ${Prisma.raw(column)} BETWEEN value AND value AND ${conditions(organizationId, rest, place)}
      ORDER BY ${Prisma.raw(column)} ${place.order}, audit_event.id ${place.order} LIMIT ${place.limit}
    ) AS found`
  if (apps && apps.length !== 1) return perValue('app_id', apps, { ...narrowed, apps: null })
  if (Array.isArray(actors) && actors.length !== 1) {
    return perValue('actor_id', actors, { ...narrowed, actors: null })
  }
  if (actions && actions.length !== 1) {
    return perValue('action', actions, { ...narrowed, actions: null })
  }
  return Prisma.sql`
    SELECT ${COLUMNS} FROM audit_event WHERE ${conditions(organizationId, narrowed, place)}`
}

/** What a person did, and what was done to them: each from its own index, without doubles. */
function ofPerson(
  organizationId: string,
  narrowed: Narrowed,
  { person, place }: { person: string; place: Direction },
): Prisma.Sql {
  const rest = conditions(organizationId, { ...narrowed, target: null }, place)
  const half = (which: Prisma.Sql) => Prisma.sql`(
    SELECT ${COLUMNS} FROM audit_event WHERE ${which} AND ${rest}
    ORDER BY audit_event.id ${place.order} LIMIT ${place.limit})`
  const did = half(Prisma.sql`actor_id = ${person}`)
  const to = half(
    Prisma.sql`target_kind = 'person' AND target_id = ${person} AND actor_id IS DISTINCT FROM ${person}`,
  )
  return Prisma.sql`SELECT * FROM (${did} UNION ALL ${to}) AS either`
}

function conditions(
  organizationId: string,
  narrowed: Narrowed,
  { before, after }: Omit<Place, 'limit'>,
): Prisma.Sql {
  const { target, from, until } = narrowed
  const ids = [
    before && Prisma.sql`id < ${before}::uuid`,
    after && Prisma.sql`id > ${after}::uuid`,
    from && Prisma.sql`id >= ${idAt(from)}::uuid`,
    until && Prisma.sql`id < ${idAt(until)}::uuid`,
  ]
  const all = [
    Prisma.sql`organization_id = ${organizationId}`,
    ...ids,
    narrowed.actors === 'nobody'
      ? Prisma.sql`actor_id IS NULL`
      : among('actor_id', narrowed.actors),
    among('app_id', narrowed.apps),
    among('action', narrowed.actions),
    narrowed.cause && Prisma.sql`cause = ${narrowed.cause}`,
    narrowed.address && Prisma.sql`address = ${narrowed.address}`,
    narrowed.request && Prisma.sql`request_id = ${narrowed.request}`,
    target && Prisma.sql`target_kind = ${target.kind} AND target_id = ${target.id}`,
    narrowed.withoutGrants && Prisma.sql`target_kind <> 'grant'`,
  ]
  return Prisma.join(
    all.filter((one) => one instanceof Prisma.Sql),
    ' AND ',
  )
}

function among(column: string, values: readonly string[] | null): Prisma.Sql | null {
  if (values === null) return null
  const [only] = values
  const name = Prisma.raw(column)
  if (values.length === 1) return Prisma.sql`${name} = ${only}`
  return Prisma.sql`${name} = ANY(${[...values]}::text[])`
}

/** Whether this reading of the log has been recorded since then. */
export async function wasRecordedSince(
  tx: Tx,
  { organizationId, personId }: { organizationId: string; personId: string },
  { since, detail }: { since: Date; detail: object },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM audit_event
    WHERE organization_id = ${organizationId} AND actor_id = ${personId} AND action = 'audit.read'
      AND id >= ${idAt(since)}::uuid AND detail = ${JSON.stringify(detail)}::jsonb
    LIMIT 1`
  return row !== undefined
}

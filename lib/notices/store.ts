import type { Tx } from '@/lib/db/client'

/** A notice to write. Of many of one day the count is added to the notice that there is. */
export type NewNotice = {
  id: string
  organizationId: string
  personId: string
  action: string
  at: Date
  about: string
  sentence: string
  path: string
  count: number
  key: string
  /** When it is due by mail. What comes after that mail waits for half a day. */
  mailAt: Date | null
}

/** How long a mail is put off at most by what happens next, in minutes. */
const PUT_OFF_MINUTES = 15

/**
 * Writes notices, in the order of their keys, so that two processes never deadlock. A person who is gone
 * meanwhile is told nothing.
 */
export async function insertNotices(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return
  const of = <K extends keyof NewNotice>(key: K) => notices.map((notice) => notice[key])
  await tx.$executeRaw`
    INSERT INTO notice AS n (id, organization_id, person_id, action, at, about, sentence, path, count,
      key, mail_at)
    SELECT q.id, q.organization_id, q.person_id, q.action, q.at, q.about, q.sentence, q.path, q.count,
      q.key, q.mail_at
    FROM unnest(${of('id')}::uuid[], ${of('organizationId')}::text[], ${of('personId')}::text[],
      ${of('action')}::text[], ${of('at')}::timestamptz[], ${of('about')}::text[],
      ${of('sentence')}::text[], ${of('path')}::text[], ${of('count')}::int[], ${of('key')}::text[],
      ${of('mailAt')}::timestamptz[])
      AS q(id, organization_id, person_id, action, at, about, sentence, path, count, key, mail_at)
    JOIN person ON person.id = q.person_id
    ORDER BY q.person_id, q.organization_id, q.key
    ON CONFLICT (person_id, organization_id, key) DO UPDATE SET
      count = n.count + excluded.count, read_at = NULL,
      mail_at = CASE WHEN excluded.mail_at IS NULL THEN NULL
        WHEN n.mail_at IS NULL THEN excluded.mail_at + interval '12 hours'
        ELSE greatest(n.mail_at, least(excluded.mail_at,
          n.at + ${PUT_OFF_MINUTES} * interval '1 minute')) END`
}

/** Of how many events of each action these people were told since this id of a notice. */
export function countSince(
  tx: Tx,
  personIds: readonly string[],
  since: string,
): Promise<{ personId: string; organizationId: string; action: string; count: number }[]> {
  return tx.$queryRaw`
    SELECT person_id AS "personId", organization_id AS "organizationId", action,
      sum(count)::int AS count
    FROM notice WHERE person_id = ANY(${[...personIds]}) AND id >= ${since}::uuid
    GROUP BY 1, 2, 3`
}

/** A page of a person's notices, the newest first. */
export function findNotices(
  tx: Tx,
  who: { personId: string; organizationId: string },
  page: { unreadOnly: boolean; before: string | null; take: number },
) {
  const { unreadOnly, before, take } = page
  return tx.notice.findMany({
    where: {
      ...who,
      ...(unreadOnly && { readAt: null }),
      ...(before && { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take,
  })
}

/** How many notices a person has not read, up to `most`. */
export async function countUnreadNotices(
  tx: Tx,
  who: { personId: string; organizationId: string },
  most: number,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT FROM notice
      WHERE person_id = ${who.personId} AND organization_id = ${who.organizationId}
        AND read_at IS NULL LIMIT ${most}) AS counted`
  return row?.count ?? 0
}

/** Marks the notices of a person up to this one as read. Answers how many were not. */
export async function markAsRead(
  tx: Tx,
  who: { personId: string; organizationId: string },
  { upTo, at }: { upTo: string; at: Date },
): Promise<number> {
  const { count } = await tx.notice.updateMany({
    where: { ...who, readAt: null, id: { lte: upTo } },
    data: { readAt: at },
  })
  return count
}

/** Marks one notice of a person as read. */
export async function markOneAsRead(
  tx: Tx,
  who: { personId: string; organizationId: string },
  { id, at }: { id: string; at: Date },
): Promise<void> {
  await tx.notice.updateMany({ where: { ...who, readAt: null, id }, data: { readAt: at } })
}

/** Removes up to 5,000 notices from before this id. Answers how many. */
export function deleteNoticesBefore(tx: Tx, id: string): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM notice WHERE id = ANY(ARRAY(SELECT id FROM notice WHERE id < ${id}::uuid
      ORDER BY id LIMIT 5000 FOR UPDATE SKIP LOCKED))`
}

/** Removes up to 5,000 rows of what was found before `at`. Answers how many. */
export function deleteFoundBefore(tx: Tx, at: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM found_once WHERE (subject, step) IN (SELECT subject, step FROM found_once
      WHERE at < ${at}::timestamptz LIMIT 5000 FOR UPDATE SKIP LOCKED)`
}

import type { Tx } from '@/lib/db/client'

/** The digest by which a feed is found. */
export type Digest = Uint8Array<ArrayBuffer>

type Person = { personId: string; organizationId: string }

/** The feeds of this person, the latest first. */
export function findCalendarFeeds(tx: Tx, { personId, organizationId }: Person) {
  return tx.calendarFeed.findMany({
    where: { personId, organizationId },
    select: { id: true, name: true, createdAt: true, lastFetchedAt: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
}

/** How many feeds this person has. */
export function countCalendarFeeds(tx: Tx, { personId, organizationId }: Person): Promise<number> {
  return tx.calendarFeed.count({ where: { personId, organizationId } })
}

/** Adds a feed. Its digest is unique. */
export async function insertCalendarFeed(
  tx: Tx,
  feed: Person & { digest: Digest; id: string; name: string; createdAt: Date },
): Promise<void> {
  await tx.calendarFeed.create({ data: feed, select: { id: true } })
}

/** Removes a feed of this person. Answers its name, or null if there is none. */
export async function deleteCalendarFeed(
  tx: Tx,
  { personId, organizationId }: Person,
  id: string,
): Promise<string | null> {
  const [feed] = await tx.$queryRaw<{ name: string }[]>`
    DELETE FROM calendar_feed
    WHERE id = ${id} AND person_id = ${personId} AND organization_id = ${organizationId}
    RETURNING name`
  return feed?.name ?? null
}

/** Whose feed this is; null if there is none. */
export function findCalendarFeed(tx: Tx, digest: Digest): Promise<Person | null> {
  return tx.calendarFeed.findUnique({
    where: { digest },
    select: { personId: true, organizationId: true },
  })
}

/** Notes that a program fetched the feed; nothing if it is gone. */
export async function noteFetch(tx: Tx, digest: Digest, at: Date): Promise<void> {
  await tx.calendarFeed.updateMany({ where: { digest }, data: { lastFetchedAt: at } })
}

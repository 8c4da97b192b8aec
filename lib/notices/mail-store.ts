import type { Tx } from '@/lib/db/client'

export type Addressee = { personId: string; organizationId: string }

/** Whom notices wait for by mail at this time, up to 100 people in their organizations. */
export function findAddressees(tx: Tx, at: Date): Promise<Addressee[]> {
  return tx.$queryRaw<Addressee[]>`
    SELECT DISTINCT person_id AS "personId", organization_id AS "organizationId" FROM (
      SELECT person_id, organization_id FROM notice WHERE mail_at <= ${at}::timestamptz
      ORDER BY mail_at LIMIT 1000) AS due LIMIT 100`
}

/** Whether this transaction alone writes the mail of a person in an organization. */
export async function holdAddressee(tx: Tx, to: Addressee): Promise<boolean> {
  const key = `mail of notices ${to.personId} ${to.organizationId}`
  const [row] = await tx.$queryRaw<{ free: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) AS free`
  return row?.free === true
}

/** A notice that a mail tells. */
export type MailedNotice = { about: string; sentence: string; path: string; count: number }

/** Takes what is due by mail for a person in an organization, the oldest first. */
export async function takeDue(tx: Tx, to: Addressee, at: Date): Promise<MailedNotice[]> {
  const rows = await tx.$queryRaw<(MailedNotice & { id: string })[]>`
    UPDATE notice SET mail_at = NULL
    WHERE person_id = ${to.personId} AND organization_id = ${to.organizationId}
      AND mail_at <= ${at}::timestamptz
    RETURNING id, about, sentence, path, count`
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Puts off what is due by mail for a person in an organization. */
export async function putOffDue(
  tx: Tx,
  to: Addressee,
  { at, until }: { at: Date; until: Date },
): Promise<void> {
  await tx.notice.updateMany({ where: { ...to, mailAt: { lte: at } }, data: { mailAt: until } })
}

/** How a mail addresses a person; null if they are no enabled member any more. */
export async function findAddress(
  tx: Tx,
  to: Addressee,
): Promise<{ name: string; address: string; organization: string; memberships: number } | null> {
  const [row] = await tx.$queryRaw<
    { name: string; address: string; organization: string; memberships: number }[]
  >`
    SELECT p.name, p.email AS address, o.name AS organization,
      (SELECT count(*)::int FROM membership any_of WHERE any_of.person_id = p.id) AS memberships
    FROM person p JOIN membership m ON m.person_id = p.id AND m.organization_id = ${to.organizationId}
    JOIN organization o ON o.id = m.organization_id
    WHERE p.id = ${to.personId} AND m.disabled_at IS NULL`
  return row ?? null
}

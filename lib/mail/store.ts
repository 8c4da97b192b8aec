import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { change, type Statement } from '@/lib/db/statement'
import { AS_TAKEN, dueRows } from '@/lib/queue/due-rows'
import type { Outcome } from '@/lib/queue/queue'

/** A mail that is sent now. */
export type TakenMail = {
  id: string
  attempts: number
  address: string
  subject: string
  body: unknown
  sealedLink: Buffer | null
  linkExpiresAt: Date | null
  createdAt: Date
}

/** Adds mails. */
export async function insertMails(tx: Tx, rows: Prisma.MailCreateManyInput[]): Promise<void> {
  await tx.mail.createMany({ data: rows })
}

const NEWER_LINK = 'A newer link has taken its place.'

/** Forgets the links that mails to this person carry. Those that wait are given up. */
export async function endLinksOf(tx: Tx, personId: string, at: Date): Promise<void> {
  const linked = { personId, sealedLink: { not: null } }
  await tx.mail.updateMany({
    where: { ...linked, state: 'waiting' },
    data: { state: 'failed', failure: NEWER_LINK, nextAttemptAt: null, endedAt: at },
  })
  await tx.mail.updateMany({ where: linked, data: { sealedLink: null } })
}

/** Takes mails whose time has come. */
export const takeDueMails = dueRows<TakenMail>('mail', {
  fields: `address, subject, body, sealed_link AS "sealedLink", link_expires_at AS "linkExpiresAt",
    created_at AS "createdAt"`,
})

const SETTLE: Statement = {
  name: 'settle-mail',
  text: `
    UPDATE mail SET
      state = (CASE WHEN $3::text IS NULL THEN 'sent' WHEN $4::timestamptz IS NULL THEN 'failed'
        ELSE 'waiting' END)::mail_state,
      failure = $3, next_attempt_at = $4::timestamptz,
      ended_at = CASE WHEN $4::timestamptz IS NULL THEN $5::timestamptz END,
      sealed_link = CASE WHEN $3::text IS NULL THEN NULL ELSE sealed_link END
    WHERE ${AS_TAKEN}`,
}

/** Writes down what became of an attempt. The link of a mail that was sent is erased. */
export async function settleMail(
  { id, attempts }: Pick<TakenMail, 'id' | 'attempts'>,
  { failure, nextAttemptAt, at }: Outcome & { at: Date },
): Promise<void> {
  const next = nextAttemptAt?.toISOString() ?? null
  await change(SETTLE, [id, attempts, failure, next, at.toISOString()])
}

const BATCH = 500

const ERASE_LINKS: Statement = {
  name: 'erase-expired-links-of-mails',
  text: `
    UPDATE mail SET sealed_link = NULL,
      state = CASE WHEN state = 'waiting' THEN 'failed'::mail_state ELSE state END,
      failure = CASE WHEN state = 'waiting' THEN $2 ELSE failure END,
      ended_at = coalesce(ended_at, $1::timestamptz), next_attempt_at = NULL
    WHERE id = ANY(ARRAY(
      SELECT id FROM mail WHERE sealed_link IS NOT NULL AND link_expires_at <= $1::timestamptz
      LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
}

/** Erases links that have expired by `at`, and gives up the mails that wait with one. Answers how many. */
export function eraseExpiredLinks(at: Date, failure: string): Promise<number> {
  return change(ERASE_LINKS, [at.toISOString(), failure])
}

const DELETE_OLD: Statement = {
  name: 'delete-old-mails',
  text: `
    DELETE FROM mail WHERE id = ANY(ARRAY(
      SELECT id FROM mail WHERE created_at <= $1::timestamptz LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
}

/** Removes mails that were written before. Answers how many. */
export function deleteMailsBefore(before: Date): Promise<number> {
  return change(DELETE_OLD, [before.toISOString()])
}

/** A link by its mail. */
export type SealedLink = { id: string; sealed: Uint8Array<ArrayBuffer> }

const SEALED_AT_ONCE = 100

/** The next links that do not begin with this mark. */
export function findSealedLinks(
  tx: Tx,
  after: string | null,
  mark: Uint8Array,
): Promise<SealedLink[]> {
  return tx.$queryRaw`SELECT id, sealed_link AS sealed FROM mail
    WHERE (${after}::uuid IS NULL OR id > ${after}::uuid)
      AND substr(sealed_link, 1, length(${mark}::bytea)) <> ${mark}::bytea
    ORDER BY id LIMIT ${SEALED_AT_ONCE}`
}

/** Writes a link anew, unless it has changed meanwhile. */
export async function resealLink(
  tx: Tx,
  { id, sealed, anew }: SealedLink & { anew: Uint8Array<ArrayBuffer> },
): Promise<void> {
  await tx.mail.updateMany({ where: { id, sealedLink: sealed }, data: { sealedLink: anew } })
}

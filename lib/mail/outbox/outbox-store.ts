import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { MomentPlace } from '@/lib/place'
import type { MailState } from '../mail'

/** Whose mails: of the organization, and those of no organization if `isFirst`. */
export type Visible = { organizationId: string; isFirst: boolean }

function visible({ organizationId, isFirst }: Visible): Prisma.MailWhereInput {
  return isFirst ? { OR: [{ organizationId }, { organizationId: null }] } : { organizationId }
}

/** The mails in these states, cut by `cut`: each state of each owner by itself, so that it follows an index. */
function inStates(
  { organizationId, isFirst }: Visible,
  states: readonly MailState[],
  cut: Prisma.Sql,
): Prisma.Sql {
  const own = Prisma.sql`organization_id = ${organizationId}`
  const owners = isFirst ? [own, Prisma.sql`organization_id IS NULL`] : [own]
  const parts = owners.flatMap((owner) =>
    states.map(
      (state) => Prisma.sql`(SELECT id, created_at FROM mail
        WHERE ${owner} AND state = ${state}::mail_state ${cut})`,
    ),
  )
  return Prisma.join(parts, ' UNION ALL ')
}

const NEWEST_FIRST = Prisma.sql`ORDER BY created_at DESC, id DESC`

type Wanted = {
  states: readonly MailState[]
  after: MomentPlace | undefined
  skip: number
  take: number
}

/** Some of the mails in these states that follow a place, the newest first. */
export async function findMails(tx: Tx, who: Visible, { states, after, skip, take }: Wanted) {
  const behind = after
    ? Prisma.sql`AND (created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty
  const first = Prisma.sql`${behind} ${NEWEST_FIRST} LIMIT ${skip + take}`
  const page = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM (${inStates(who, states, first)}) mails
    ${NEWEST_FIRST} LIMIT ${take} OFFSET ${skip}`
  return tx.mail.findMany({
    where: { id: { in: page.map(({ id }) => id) } },
    include: { person: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
}

/** How many mails are in this state, counted up to `most`: in their order, so that all that is read is an index. */
export async function countMails(
  tx: Tx,
  who: Visible,
  { state, most }: { state: MailState; most: number },
): Promise<number> {
  const first = Prisma.sql`${NEWEST_FIRST} LIMIT ${most}`
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT least(count(*), ${most}::int)::int AS total
    FROM (${inStates(who, [state], first)}) mails`
  return row?.total ?? 0
}

/** One mail, if it is visible; null otherwise. */
export function findMail(tx: Tx, who: Visible, id: string) {
  return tx.mail.findFirst({ where: { ...visible(who), id } })
}

/** Lets a mail that was given up begin again at `at`, unless its link is gone; false if it cannot. */
export async function restartMail(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.mail.updateMany({
    where: {
      id,
      state: 'failed',
      OR: [{ linkExpiresAt: null }, { sealedLink: { not: null }, linkExpiresAt: { gt: at } }],
    },
    data: { state: 'waiting', attempts: 0, nextAttemptAt: at, endedAt: null, createdAt: at },
  })
  return count === 1
}

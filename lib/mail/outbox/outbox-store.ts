import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { MailState } from '../mail'

/** Whose mails: of the organization, and those of no organization if `isFirst`. */
export type Visible = { organizationId: string; isFirst: boolean }

function visible({ organizationId, isFirst }: Visible): Prisma.MailWhereInput {
  return isFirst ? { OR: [{ organizationId }, { organizationId: null }] } : { organizationId }
}

/** One page of the mails, the newest first, and how many there are. */
export async function findMails(
  tx: Tx,
  who: Visible,
  { state, ...page }: { state: MailState | null; skip: number; take: number },
) {
  return tx.mail.findMany({
    where: state ? { ...visible(who), state } : visible(who),
    include: { person: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...page,
  })
}

/** How many mails there are in each state. */
export async function countMails(tx: Tx, who: Visible): Promise<Record<MailState, number>> {
  const counts = await tx.mail.groupBy({ by: ['state'], where: visible(who), _count: true })
  const found = counts.map(({ state, _count }) => [state, _count] as const)
  return { waiting: 0, sent: 0, failed: 0, ...Object.fromEntries(found) }
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

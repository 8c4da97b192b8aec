import { newId } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { MomentPlace } from '@/lib/place'
import type { WaitingChange } from './approval'
import { type Approval, type ApprovalKind, type ApprovalState, waitingChange } from './approval'

type Row = Prisma.ApprovalGetPayload<{ omit: { organizationId: true; askedById: true } }>
const AS_APPROVAL = { omit: { organizationId: true, askedById: true } } as const

function approvalOf(row: Row): Approval {
  return { ...row, change: waitingChange.parse(row.change) }
}

type Asked = {
  organizationId: string
  appId: string
  kind: ApprovalKind
  change: WaitingChange
  askedAt: Date
  askedById: string
  askedByName: string
}

/** Adds what waits. Answers its id. */
export async function insertApproval(tx: Tx, asked: Asked): Promise<string> {
  const id = newId('apr')
  await tx.approval.create({ data: { id, ...asked }, select: { id: true } })
  return id
}

type Decided = { state: ApprovalState; decidedAt: Date; decidedByName: string; word?: string }

/** Ends the waiting. Answers whether it was waiting. */
export async function decideApproval(tx: Tx, id: string, decided: Decided): Promise<boolean> {
  const { count } = await tx.approval.updateMany({ where: { id, state: 'waiting' }, data: decided })
  return count === 1
}

/** What of the app waits; null if nothing does. */
export async function findWaitingOf(tx: Tx, appId: string): Promise<Approval | null> {
  const row = await tx.approval.findFirst({ where: { appId, state: 'waiting' }, ...AS_APPROVAL })
  return row && approvalOf(row)
}

/** What of the app waits, else what was decided last; null if there is neither. */
export async function findLatestOf(tx: Tx, appId: string): Promise<Approval | null> {
  const waiting = await findWaitingOf(tx, appId)
  if (waiting) return waiting
  const latest = { where: { appId }, orderBy: { askedAt: 'desc' } } as const
  const row = await tx.approval.findFirst({ ...latest, ...AS_APPROVAL })
  return row && approvalOf(row)
}

/** What was refused of the app. */
export async function findRefusedOf(tx: Tx, appId: string): Promise<WaitingChange[]> {
  const rows = await tx.approval.findMany({
    where: { appId, kind: 'change', state: 'refused' },
    select: { change: true },
    orderBy: { askedAt: 'desc' },
    take: 50,
  })
  return rows.map(({ change }) => waitingChange.parse(change))
}

/** An approval of the organization, and who asked; null if there is none. */
export async function findApprovalOf(tx: Tx, organizationId: string, id: string) {
  const row = await tx.approval.findFirst({ where: { id, organizationId } })
  return row && { ...approvalOf(row), askedById: row.askedById }
}

type Listed = { organizationId: string; waiting: boolean }

const listed = ({ organizationId, waiting }: Listed) => ({
  organizationId,
  ...(waiting ? { state: 'waiting' as const } : { decidedAt: { not: null } }),
  app: { deletedAt: null },
})

/**
 * How many wait, or are over, without those of deleted apps, counted up to `most`. All are counted, less those: to
 * read the app of each would take ten times as long.
 */
export async function countApprovals(
  tx: Tx,
  { organizationId, waiting }: Listed,
  most: number,
): Promise<number> {
  const is = waiting ? Prisma.sql`a.state = 'waiting'` : Prisma.sql`a.decided_at IS NOT NULL`
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    WITH unlisted AS MATERIALIZED (SELECT count(*) AS of FROM app_listing listed
      JOIN approval a ON a.app_id = listed.app_id
      WHERE listed.organization_id = ${organizationId} AND listed.deleted AND ${is})
    SELECT (count(*) - (SELECT of FROM unlisted))::int AS total
    FROM (SELECT FROM approval a WHERE a.organization_id = ${organizationId} AND ${is}
      LIMIT ${most} + (SELECT of FROM unlisted)) counted`
  return row?.total ?? 0
}

/** The rows behind a place. What they have in common bounds them, so that an index begins there. */
function behind({ at, id }: MomentPlace, waiting: boolean): Prisma.ApprovalWhereInput {
  const later = { id: { gt: id } }
  return waiting
    ? { askedAt: { gte: at }, OR: [{ askedAt: { gt: at } }, later] }
    : { decidedAt: { lte: at }, OR: [{ decidedAt: { lt: at } }, later] }
}

type Part = { after: MomentPlace | undefined; skip: number; take: number }

/** Some of them that follow a place: those that wait from the oldest, the others from the newest. */
export async function findApprovals(tx: Tx, which: Listed, { after, ...part }: Part) {
  const rows = await tx.approval.findMany({
    where: { ...listed(which), ...(after ? { AND: behind(after, which.waiting) } : {}) },
    include: { app: true },
    orderBy: which.waiting
      ? [{ askedAt: 'asc' }, { id: 'asc' }]
      : [{ decidedAt: 'desc' }, { id: 'asc' }],
    ...part,
  })
  return rows.map(({ app, organizationId: _, askedById: __, ...row }) => ({
    ...approvalOf(row),
    app,
  }))
}

type Evidence = { appId: string; callers: number; people: number; lastCalledAt: Date | null }

/** Who has called with these apps' credentials, and how many people have let them in. */
export async function findEvidence(
  tx: Tx,
  appIds: readonly string[],
): Promise<Map<string, Evidence>> {
  const rows = await tx.$queryRaw<Evidence[]>`
    SELECT app.id AS "appId",
      (SELECT count(*) FROM caller WHERE caller.app_id = app.id)::int AS callers,
      (SELECT max(last_at) FROM caller WHERE caller.app_id = app.id) AS "lastCalledAt",
      (SELECT count(DISTINCT person_id) FROM app_grant WHERE app_grant.app_id = app.id)::int AS people
    FROM app WHERE app.id = ANY(${[...appIds]})`
  return new Map(rows.map((row) => [row.appId, row]))
}

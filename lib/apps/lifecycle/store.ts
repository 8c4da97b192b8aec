import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { OwnerOffer } from './owner-offer'

const PERSON = { select: { id: true, name: true, email: true } } as const

const SHOWN = {
  app: { select: { id: true, name: true, type: true, description: true, ownerId: true } },
  from: PERSON,
  to: PERSON,
  offeredAt: true,
  expiresAt: true,
} as const satisfies Prisma.OwnerOfferSelect

type Row = Prisma.OwnerOfferGetPayload<{ select: typeof SHOWN }>

/** Writes an offer in the place of one before. */
export async function writeOffer(
  tx: Tx,
  offer: { appId: string; fromId: string; toId: string; offeredAt: Date; expiresAt: Date },
): Promise<void> {
  const { appId } = offer
  await tx.ownerOffer.upsert({ where: { appId }, create: offer, update: offer })
}

/** Removes the offer of an app, if there is one. */
export async function deleteOffer(tx: Tx, appId: string): Promise<void> {
  await tx.ownerOffer.deleteMany({ where: { appId } })
}

/** The offer of an app that holds at `at`: it has not expired, and whoever made it owns the app. */
export async function findOffer(tx: Tx, appId: string, at: Date): Promise<OwnerOffer | null> {
  const row = await tx.ownerOffer.findFirst({
    where: { appId, expiresAt: { gt: at } },
    select: SHOWN,
  })
  return row && isOwners(row) ? viewed(row) : null
}

/** The offers to a person that hold at `at`, of apps that are not deleted, the oldest first. */
export async function findOffersTo(
  tx: Tx,
  organizationId: string,
  { personId, at }: { personId: string; at: Date },
): Promise<OwnerOffer[]> {
  const rows = await tx.ownerOffer.findMany({
    where: { toId: personId, expiresAt: { gt: at }, app: { organizationId, deletedAt: null } },
    select: SHOWN,
    orderBy: [{ offeredAt: 'asc' }, { appId: 'asc' }],
    take: 100,
  })
  return rows.filter(isOwners).map(viewed)
}

function isOwners({ app, from }: Row): boolean {
  return app.ownerId === from.id
}

function viewed({ app: { ownerId: _, ...app }, ...offer }: Row): OwnerOffer {
  return { ...offer, app }
}

import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { containing } from '@/lib/db/like'

/** What a list says of a member. */
const LISTED = {
  role: true,
  disabledAt: true,
  person: {
    select: {
      id: true,
      name: true,
      email: true,
      emailVerified: true,
      passwordDigest: true,
      totp: { select: { confirmedAt: true } },
      _count: { select: { passkeys: true, identities: true } },
      createdAt: true,
    },
  },
} satisfies Prisma.MembershipSelect

export type ListedMember = Prisma.MembershipGetPayload<{ select: typeof LISTED }>

/** A member as a list shows them; null if there is none. */
export function findListedMember(
  tx: Tx,
  organizationId: string,
  personId: string,
): Promise<ListedMember | null> {
  return tx.membership.findUnique({
    where: { personId_organizationId: { personId, organizationId } },
    select: LISTED,
  })
}

/** Which members a page of the list shows: those whose name or email has the text in it. */
export type MemberFilter = { organizationId: string; search: string }

function matching({ organizationId, search }: MemberFilter): Prisma.Sql {
  const like = Prisma.sql`LIKE lower(${containing(search)})`
  return Prisma.sql`listed.organization_id = ${organizationId}
    ${search ? Prisma.sql`AND (listed.name ${like} OR listed.email ${like})` : Prisma.empty}`
}

type Cut = { skip: number; take: number }

/** The ids of the members on a page, by name. */
export async function findMemberIds(
  tx: Tx,
  filter: MemberFilter,
  { skip, take }: Cut,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT listed.person_id AS id FROM member_listing listed WHERE ${matching(filter)}
    ORDER BY listed.name, listed.person_id LIMIT ${take} OFFSET ${skip}`
  return rows.map(({ id }) => id)
}

/** One page of members by name. */
export async function findMembers(tx: Tx, filter: MemberFilter, cut: Cut): Promise<ListedMember[]> {
  const { organizationId } = filter
  return tx.membership.findMany({
    where: { organizationId, personId: { in: await findMemberIds(tx, filter, cut) } },
    select: LISTED,
    orderBy: [{ listing: { name: 'asc' } }, { personId: 'asc' }],
  })
}

/** How many members match. */
export async function countMembers(tx: Tx, filter: MemberFilter): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM member_listing listed WHERE ${matching(filter)}`
  return row?.total ?? 0
}

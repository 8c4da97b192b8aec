import type { Tx } from '@/lib/db/client'
import type { TokenDigest } from '../token-digest'

/** Adds a one-time link. The other links of the same person (or of no person) die. */
export async function replaceLink(
  tx: Tx,
  link: { tokenDigest: TokenDigest; personId: string | null; createdAt: Date; expiresAt: Date },
): Promise<void> {
  const { tokenDigest, ...rest } = link
  await tx.setupLink.deleteMany({ where: { personId: link.personId, usedAt: null } })
  await tx.setupLink.create({
    data: { tokenDigest, ...rest },
    select: { personId: true },
  })
}

/** A link that works at `at`, with its person if it has one. */
export function findLiveLink(tx: Tx, tokenDigest: TokenDigest, at: Date) {
  return tx.setupLink.findFirst({
    where: {
      tokenDigest,
      usedAt: null,
      expiresAt: { gt: at },
      OR: [{ personId: null }, { person: { disabledAt: null } }],
    },
    select: { person: { select: { id: true, name: true, email: true } } },
  })
}

type Invitation = { personId: string; organizationId: string; email: string }

/**
 * The invitation behind a link that works at `at`, if the person who asks has the account of its email,
 * and is no member of its organization yet.
 */
export async function findInvitation(
  tx: Tx,
  tokenDigest: TokenDigest,
  { personId, at }: { personId: string; at: Date },
): Promise<Invitation | null> {
  const account = await tx.person.findUnique({
    where: { id: personId },
    select: { email: true, memberships: { select: { organizationId: true } } },
  })
  const link = await findLiveLink(tx, tokenDigest, at)
  if (!account || !link?.person || link.person.id === personId) return null
  const { id, email } = link.person
  const { passwordDigest, _count, memberships } = await tx.person.findUniqueOrThrow({
    where: { id },
    select: {
      passwordDigest: true,
      _count: { select: { identities: true } },
      memberships: { select: { organizationId: true } },
    },
  })
  const [place] = memberships
  const isInvited = passwordDigest === null && _count.identities === 0 && memberships.length === 1
  if (!place || !isInvited || email !== account.email) return null
  const { organizationId } = place
  if (account.memberships.some((one) => one.organizationId === organizationId)) return null
  return { personId: id, organizationId, email }
}

/** What the invited person was given becomes the account's, and the invited person goes. */
export async function joinAccount(
  tx: Tx,
  { invited, account }: { invited: string; account: string },
): Promise<void> {
  await tx.$executeRaw`SELECT join_account(${invited}, ${account})`
}

/** Uses a link up; false if another request was first or the link has expired. */
export async function useLink(tx: Tx, tokenDigest: TokenDigest, at: Date): Promise<boolean> {
  const { count } = await tx.setupLink.updateMany({
    where: { tokenDigest, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  })
  return count === 1
}

/** Removes the links that expired before `before`. Answers how many. */
export async function deleteLinksBefore(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.setupLink.deleteMany({ where: { expiresAt: { lte: before } } })
  return count
}

import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/** The membership of a person. */
export const FIRST_MEMBERSHIP = {
  select: { organizationId: true, role: true },
  orderBy: { createdAt: 'asc' },
  take: 1,
} satisfies Prisma.Person$membershipsArgs

/** Who has a password or a provider, so that the email is theirs. An invitation is no account. */
const HAS_ACCOUNT = {
  OR: [{ passwordDigest: { not: null } }, { identities: { some: {} } }],
} satisfies Prisma.PersonWhereInput

/** The person with the account of this email, with the columns that decide whether they may sign in. */
export function findAccount(tx: Tx, email: string) {
  return tx.person.findFirst({
    where: { email, ...HAS_ACCOUNT },
    select: {
      id: true,
      name: true,
      passwordDigest: true,
      sessionEpoch: true,
      disabledAt: true,
      memberships: FIRST_MEMBERSHIP,
    },
  })
}

/** One person, for their own account page and for changing their password. */
export function findPerson(tx: Tx, personId: string) {
  return tx.person.findUnique({
    where: { id: personId },
    select: {
      id: true,
      name: true,
      email: true,
      passwordDigest: true,
      sessionEpoch: true,
      disabledAt: true,
      memberships: FIRST_MEMBERSHIP,
    },
  })
}

/** Who a person is to their colleagues. */
export const NAME_AND_EMAIL = { id: true, name: true, email: true } as const

/** These people, by name. */
export function findPeopleById(tx: Tx, ids: string[]) {
  return tx.person.findMany({
    where: { id: { in: ids } },
    select: NAME_AND_EMAIL,
    orderBy: { name: 'asc' },
  })
}

/** Makes invitations to one email, and their acceptance, happen one after another. */
export async function lockEmail(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`email ${email}`}))`
}

/** Disables (with a time) or enables (null) a person. Links that were made before die. */
export async function updateDisabled(tx: Tx, personId: string, disabledAt: Date | null) {
  await tx.person.update({ where: { id: personId }, data: { disabledAt }, select: { id: true } })
  await deleteUnusedLinks(tx, personId)
}

/** A link that was made before a change of who may sign in, and how, must not undo that change. */
async function deleteUnusedLinks(tx: Tx, personId: string): Promise<void> {
  await tx.setupLink.deleteMany({ where: { personId, usedAt: null } })
}

/** Sets the password's digest. Links that were made before die. */
export async function updatePassword(tx: Tx, personId: string, passwordDigest: string) {
  await tx.person.update({
    where: { id: personId },
    data: { passwordDigest },
    select: { id: true },
  })
  await deleteUnusedLinks(tx, personId)
}

/**
 * Replaces one digest by another; false if the stored one is no longer the one that was read. Links
 * that were made before die.
 */
export async function replacePassword(
  tx: Tx,
  change: { personId: string; from: string | null; to: string },
): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id: change.personId, passwordDigest: change.from },
    data: { passwordDigest: change.to },
  })
  if (count === 1) await deleteUnusedLinks(tx, change.personId)
  return count === 1
}

/** Ends all of a person's sessions by raising the epoch. Answers the new one. */
export async function raiseEpoch(tx: Tx, personId: string): Promise<number> {
  const { sessionEpoch } = await tx.person.update({
    where: { id: personId },
    data: { sessionEpoch: { increment: 1 } },
    select: { sessionEpoch: true },
  })
  await tx.personSession.deleteMany({ where: { personId } })
  return sessionEpoch
}

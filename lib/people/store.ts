import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/** The memberships in which a person may act: the one where they acted last, then the oldest. */
export const ENABLED_MEMBERSHIPS = {
  where: { disabledAt: null },
  select: { organizationId: true, role: true },
  orderBy: [
    { actedAt: { sort: 'desc', nulls: 'last' } },
    { createdAt: 'asc' },
    { organizationId: 'asc' },
  ],
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
      memberships: ENABLED_MEMBERSHIPS,
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
      memberships: ENABLED_MEMBERSHIPS,
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

/**
 * Whether the person is disabled altogether, which the database derives of their memberships.
 */
export async function isDisabled(tx: Tx, personId: string): Promise<boolean> {
  const select = { disabledAt: true }
  const { disabledAt } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select })
  return disabledAt !== null
}

/**
 * A link that was made before a change of who may sign in, and how, must not undo that change: neither one to a password
 * nor one to another email.
 */
export async function deleteUnusedLinks(tx: Tx, personId: string): Promise<void> {
  await tx.setupLink.deleteMany({ where: { personId, usedAt: null } })
  await tx.emailChange.deleteMany({ where: { personId } })
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

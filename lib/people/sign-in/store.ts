import type { Role } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { ENABLED_MEMBERSHIPS } from '../store'

const WHO = {
  id: true,
  name: true,
  sessionEpoch: true,
  disabledAt: true,
  memberships: ENABLED_MEMBERSHIPS,
} as const

/** The person who is linked to a provider's subject. */
export async function findByIdentity(tx: Tx, issuer: string, subject: string) {
  const found = await tx.personIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { person: { select: WHO } },
  })
  return found?.person ?? null
}

/** How many organizations the person belongs to, also those where they are disabled. */
export function countMemberships(tx: Tx, personId: string): Promise<number> {
  return tx.membership.count({ where: { personId } })
}

/** The accounts at providers that are linked to the person. */
export function findLinks(tx: Tx, personId: string) {
  return tx.personIdentity.findMany({
    where: { personId },
    select: { issuer: true, providerId: true },
  })
}

/** How many links a provider has made. */
export function countLinksOf(tx: Tx, providerId: string): Promise<number> {
  return tx.personIdentity.count({ where: { providerId } })
}

/** Removes the links that a provider has made. */
export async function deleteLinksOf(tx: Tx, providerId: string): Promise<void> {
  await tx.personIdentity.deleteMany({ where: { providerId } })
}

/**
 * The first enabled person who was invited with this email, to this organization or, with null, to
 * any.
 */
export function findInvited(tx: Tx, email: string, organizationId: string | null) {
  return tx.person.findFirst({
    where: {
      email,
      memberships: {
        some: organizationId ? { organizationId, disabledAt: null } : { disabledAt: null },
      },
    },
    select: WHO,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** Links a person to a subject; false if it is linked already. */
export async function insertIdentity(
  tx: Tx,
  identity: {
    issuer: string
    subject: string
    personId: string
    /** Null for the environment's. */
    providerId: string | null
    createdAt: Date
  },
): Promise<boolean> {
  const { count } = await tx.personIdentity.createMany({ data: [identity], skipDuplicates: true })
  return count === 1
}

/** Whether there is another active administrator in the organization of this one. */
export async function otherAdministratorActs(
  tx: Tx,
  organizationId: string,
  personId: string,
): Promise<boolean> {
  const role: Role = 'administrator'
  const found = await tx.membership.findFirst({
    where: {
      organizationId,
      role,
      personId: { not: personId },
      disabledAt: null,
      person: { passwordDigest: { not: null } },
    },
    select: { personId: true },
  })
  return found !== null
}

import type { Role } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { lockEmail, NAME_AND_EMAIL } from './store'

/** The person with this (lower-case) email, if they are an enabled member, in one of `roles` if given. */
export function findEnabledMember(
  tx: Tx,
  organizationId: string,
  { email, roles }: { email: string; roles?: Role[] },
) {
  const enabled = { organizationId, disabledAt: null }
  const membership = roles ? { ...enabled, role: { in: roles } } : enabled
  return tx.person.findFirst({
    where: { email, memberships: { some: membership } },
    select: NAME_AND_EMAIL,
  })
}

/**
 * A member of the organization, or null. Missing people and people of other organizations look the
 * same.
 */
export function findMember(tx: Tx, organizationId: string, personId: string) {
  return tx.membership.findUnique({
    where: { personId_organizationId: { personId, organizationId } },
    select: {
      role: true,
      disabledAt: true,
      person: {
        select: {
          id: true,
          name: true,
          email: true,
          passwordDigest: true,
          emailVerified: true,
          _count: { select: { identities: true, memberships: true } },
        },
      },
    },
  })
}

/** The ids of the person's organizations beside this one, disabled memberships included. */
export async function findOtherOrganizations(
  tx: Tx,
  { personId, organizationId }: { personId: string; organizationId: string },
): Promise<string[]> {
  const found = await tx.membership.findMany({
    where: { personId, organizationId: { not: organizationId } },
    select: { organizationId: true },
  })
  return found.map((one) => one.organizationId)
}

/** The names of a person and of their organization. */
export function findProfileRow(tx: Tx, who: { personId: string; organizationId: string }) {
  const { personId, organizationId } = who
  return tx.membership.findUnique({
    where: { personId_organizationId: { personId, organizationId } },
    select: {
      person: { select: { name: true, email: true } },
      organization: { select: { name: true } },
    },
  })
}

/** The person's enabled memberships in these organizations, by the organization's name. */
export function findMyMemberships(tx: Tx, personId: string, ids: readonly string[]) {
  return tx.membership.findMany({
    where: { personId, organizationId: { in: [...ids] }, disabledAt: null },
    select: { role: true, organization: { select: { id: true, name: true } } },
    orderBy: [{ organization: { name: 'asc' } }, { organizationId: 'asc' }],
  })
}

/** Adds a person and their membership; false when a member of the organization has the email. */
export async function insertMember(
  tx: Tx,
  organizationId: string,
  member: {
    id: string
    email: string
    name: string
    role: Role
    emailVerified?: boolean | null
    passwordDigest: string | null
    createdAt: Date
  },
): Promise<boolean> {
  const { role, ...person } = member
  await lockEmail(tx, person.email)
  const colleague = { organizationId, person: { email: person.email } }
  if (await tx.membership.findFirst({ where: colleague })) return false
  await tx.person.create({ data: person })
  await tx.membership.create({
    data: { personId: person.id, organizationId, role, createdAt: person.createdAt },
  })
  return true
}

/** Those of these people who are disabled members of the organization. */
export async function findDisabledMembers(
  tx: Tx,
  organizationId: string,
  ids: string[],
): Promise<string[]> {
  const members = await tx.membership.findMany({
    where: { organizationId, personId: { in: ids }, disabledAt: { not: null } },
    select: { personId: true },
  })
  return members.map(({ personId }) => personId)
}

/** Those of these emails that members of the organization have, also invited and disabled ones. */
export async function findMemberEmails(
  tx: Tx,
  organizationId: string,
  emails: string[],
): Promise<Set<string>> {
  const members = await tx.membership.findMany({
    where: { organizationId, person: { email: { in: emails } } },
    select: { person: { select: { email: true } } },
  })
  return new Set(members.map(({ person }) => person.email))
}

/** Makes a person who is here a member of an organization. */
export async function insertMembership(
  tx: Tx,
  membership: { organizationId: string; personId: string; role: Role; createdAt: Date },
): Promise<void> {
  await tx.membership.create({ data: membership, select: { role: true } })
}

/** Gives a member another role. */
export async function updateRole(
  tx: Tx,
  organizationId: string,
  change: { personId: string; role: Role },
): Promise<void> {
  const { personId, role } = change
  await tx.membership.update({
    where: { personId_organizationId: { personId, organizationId } },
    data: { role },
    select: { role: true },
  })
}

/** Disables (with a time) or enables (null) a member. */
export async function updateDisabled(
  tx: Tx,
  organizationId: string,
  change: { personId: string; disabledAt: Date | null },
): Promise<void> {
  const { personId, disabledAt } = change
  await tx.membership.update({
    where: { personId_organizationId: { personId, organizationId } },
    data: { disabledAt },
    select: { role: true },
  })
}

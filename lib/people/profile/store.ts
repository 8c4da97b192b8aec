import type { Tx } from '@/lib/db/client'

/** What can be set of what apps are told of a person. */
export type ProfileData = {
  givenName?: string | null
  familyName?: string | null
  locale?: string | null
  zoneinfo?: string | null
  emailVerified?: boolean
}

const PROFILE = {
  email: true,
  givenName: true,
  familyName: true,
  locale: true,
  zoneinfo: true,
  emailVerified: true,
} as const

/** What is stored of the person's profile; null if the person is gone. */
export function findProfileData(tx: Tx, personId: string) {
  return tx.person.findUnique({ where: { id: personId }, select: PROFILE })
}

/** Whether somebody else in an organization of the person has this (lower-case) email. */
export async function isEmailOfColleague(
  tx: Tx,
  personId: string,
  email: string,
): Promise<boolean> {
  const together = { some: { organization: { memberships: { some: { personId } } } } }
  const where = { email, id: { not: personId }, memberships: together }
  return (await tx.person.findFirst({ where, select: { id: true } })) !== null
}

/** Writes another (lower-case) email, and whether it has been shown to be theirs. */
export async function updateEmail(
  tx: Tx,
  personId: string,
  { email, emailVerified, at }: { email: string; emailVerified: boolean; at: Date },
): Promise<void> {
  await tx.person.update({
    where: { id: personId },
    data: { email, emailVerified, changedAt: at },
    select: { id: true },
  })
}

/** Writes it, with the time of the change. */
export async function updateProfile(
  tx: Tx,
  personId: string,
  { data, at }: { data: ProfileData; at: Date },
): Promise<void> {
  await tx.person.update({
    where: { id: personId },
    data: { ...data, changedAt: at },
    select: { id: true },
  })
}

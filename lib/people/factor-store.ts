import type { Tx } from '@/lib/db/client'

/** Whether the organization's policy asks everybody for a second factor. */
export async function secondFactorRequired(tx: Tx, organizationId: string): Promise<boolean> {
  const policy = await tx.policy.findUnique({
    where: { organizationId },
    select: { secondFactorRequired: true },
  })
  return policy?.secondFactorRequired ?? false
}

/** Whether the person has an authenticator app or a passkey. */
export async function hasSecondFactor(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx.person.findFirst({
    where: {
      id: personId,
      OR: [{ totp: { confirmedAt: { not: null } } }, { passkeys: { some: {} } }],
    },
    select: { id: true },
  })
  return found !== null
}

/** Makes changes of one person's factors happen one after another. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId} FOR UPDATE`
}

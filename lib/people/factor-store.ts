import type { Tx } from '@/lib/db/client'

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

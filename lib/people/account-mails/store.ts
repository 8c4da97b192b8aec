import type { Tx } from '@/lib/db/client'

/** To whom a mail about an account goes, and whose administrators see it; null if they are gone. */
export async function findRecipient(tx: Tx, personId: string) {
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: {
      name: true,
      email: true,
      zoneinfo: true,
      memberships: { select: { organizationId: true } },
    },
  })
  if (!person) return null
  const { memberships, ...rest } = person
  const [only, ...others] = memberships
  return { ...rest, organizationId: others.length === 0 ? (only?.organizationId ?? null) : null }
}

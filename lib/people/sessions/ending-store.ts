import type { Tx } from '@/lib/db/client'
import type { TokenDigest } from '../token-digest'

/** Removes the person's session with this public id; null if there is none. */
export async function deleteNamedSession(
  tx: Tx,
  personId: string,
  publicId: string,
): Promise<{ userAgent: string | null } | null> {
  const found = await tx.personSession.findFirst({
    where: { personId, publicId },
    select: { userAgent: true },
  })
  const { count } = await tx.personSession.deleteMany({ where: { personId, publicId } })
  return count === 1 ? found : null
}

/** Ends the person's sessions in which no second factor was given. */
export async function deleteSessionsWithoutSecondFactor(tx: Tx, personId: string): Promise<void> {
  await tx.personSession.deleteMany({ where: { personId, secondFactorAt: null } })
}

/** Ends the sign-ins of a person that wait for a second factor. */
export async function deleteAwaitingSessions(tx: Tx, personId: string): Promise<void> {
  await tx.personSession.deleteMany({ where: { personId, awaitsSecondFactor: true } })
}

/**
 * Removes the sessions that began by a provider: all, those of one of its sessions, or those of one
 * person. Answers whose they were.
 */
export async function deleteSessionsOfProvider(
  tx: Tx,
  began: { providerId: string; providerSid?: string; personId?: string },
): Promise<string[]> {
  const found = await tx.personSession.findMany({
    where: began,
    select: { personId: true },
    distinct: ['personId'],
  })
  await tx.personSession.deleteMany({ where: began })
  return found.map(({ personId }) => personId)
}

/** Removes one session, if it exists. */
export async function deleteSession(tx: Tx, idDigest: TokenDigest): Promise<void> {
  await tx.personSession.deleteMany({ where: { idDigest } })
}

/** Removes the sessions that began or were last seen too long ago. Answers how many. */
export async function deleteSessionsBefore(
  tx: Tx,
  before: { startedAt: Date; lastSeenAt: Date },
): Promise<number> {
  const { count } = await tx.personSession.deleteMany({
    where: {
      OR: [{ startedAt: { lte: before.startedAt } }, { lastSeenAt: { lte: before.lastSeenAt } }],
    },
  })
  return count
}

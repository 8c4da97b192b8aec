import type { Tx } from '@/lib/db/client'
import { FIRST_MEMBERSHIP } from './store'
import type { TokenDigest } from './token-digest'

/** The session with its person and the membership in which that person acts. */
export function findSession(tx: Tx, idDigest: TokenDigest) {
  return tx.personSession.findUnique({
    where: { idDigest },
    select: {
      epoch: true,
      startedAt: true,
      lastSeenAt: true,
      person: {
        select: {
          id: true,
          name: true,
          sessionEpoch: true,
          disabledAt: true,
          memberships: FIRST_MEMBERSHIP,
        },
      },
    },
  })
}

/** Adds a session that begins at `at`. */
export async function insertSession(
  tx: Tx,
  session: {
    idDigest: TokenDigest
    personId: string
    epoch: number
    at: Date
    address: string | null
    userAgent: string | null
  },
): Promise<void> {
  const { idDigest, at, ...rest } = session
  await tx.personSession.create({
    data: { idDigest, startedAt: at, lastSeenAt: at, provenAt: at, ...rest },
    select: { epoch: true },
  })
}

/** Notes that the person was seen at `at`, unless another request has noted it since `stale`. */
export async function touchSession(tx: Tx, idDigest: TokenDigest, seen: { at: Date; stale: Date }) {
  await tx.personSession.updateMany({
    where: { idDigest, lastSeenAt: { lte: seen.stale } },
    data: { lastSeenAt: seen.at },
  })
}

/** Removes one session, if it is there. */
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

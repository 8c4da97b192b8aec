import type { Tx } from '@/lib/db/client'
import { FIRST_MEMBERSHIP } from '../store'
import type { TokenDigest } from '../token-digest'

/** The session with its person and the person's membership. */
export function findSession(tx: Tx, idDigest: TokenDigest) {
  return tx.personSession.findUnique({
    where: { idDigest },
    select: {
      epoch: true,
      startedAt: true,
      lastSeenAt: true,
      provenAt: true,
      secondFactorAt: true,
      awaitsSecondFactor: true,
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
    awaitsSecondFactor: boolean
    secondFactorAt: Date | null
    at: Date
    provenAt: Date
    address: string | null
    userAgent: string | null
  },
): Promise<void> {
  const { idDigest, at, ...rest } = session
  await tx.personSession.create({
    data: { idDigest, startedAt: at, lastSeenAt: at, ...rest },
    select: { epoch: true },
  })
}

/** Notes that the person was seen at `at`, unless another request has done so since `stale`. */
export async function touchSession(tx: Tx, idDigest: TokenDigest, seen: { at: Date; stale: Date }) {
  await tx.personSession.updateMany({
    where: { idDigest, lastSeenAt: { lte: seen.stale } },
    data: { lastSeenAt: seen.at },
  })
}

/** The person of this session has authenticated again. */
export async function markProven(tx: Tx, idDigest: TokenDigest, at: Date): Promise<void> {
  await tx.personSession.updateMany({ where: { idDigest }, data: { provenAt: at } })
}

/** The person of this session has given a second factor: the session is complete. */
export async function markSecondFactor(tx: Tx, idDigest: TokenDigest, at: Date): Promise<void> {
  await tx.personSession.updateMany({
    where: { idDigest },
    data: { awaitsSecondFactor: false, secondFactorAt: at },
  })
}

/** Ends the person's sessions that began without a second factor, except this one. */
export async function deleteSessionsWithoutSecondFactor(
  tx: Tx,
  personId: string,
  keep: TokenDigest | null,
): Promise<void> {
  await tx.personSession.deleteMany({
    where: { personId, secondFactorAt: null, ...(keep ? { idDigest: { not: keep } } : {}) },
  })
}

/** Ends the sign-ins of a person that wait for a second factor. */
export async function deleteAwaitingSessions(tx: Tx, personId: string): Promise<void> {
  await tx.personSession.deleteMany({ where: { personId, awaitsSecondFactor: true } })
}

/** Stores the last challenge of this session. */
export async function writeChallenge(tx: Tx, idDigest: TokenDigest, challenge: string) {
  await tx.personSession.updateMany({ where: { idDigest }, data: { challenge } })
}

/** Takes the challenge out of the session, so that it works once; null if there is none. */
export async function takeChallenge(tx: Tx, idDigest: TokenDigest): Promise<string | null> {
  const found = await tx.personSession.findUnique({
    where: { idDigest },
    select: { challenge: true },
  })
  if (!found?.challenge) return null
  const { count } = await tx.personSession.updateMany({
    where: { idDigest, challenge: found.challenge },
    data: { challenge: null },
  })
  return count === 1 ? found.challenge : null
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

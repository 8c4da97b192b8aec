import { secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { ENABLED_MEMBERSHIPS } from '../store'
import type { TokenDigest } from '../token-digest'
import { IDLE_SESSION_SECONDS, LONGEST_SESSION_SECONDS } from './session'

/** The session whose cookie carries this id now. */
export function carrying(id: TokenDigest) {
  return { OR: [{ renewedDigest: id }, { idDigest: id, renewedDigest: null }] }
}

/**
 * The session with this id, with its person and the person's membership. An id that another one took
 * the place of after `renewedAfter` still finds it, by `formerDigest`.
 */
export function findSession(tx: Tx, id: TokenDigest, renewedAfter: Date) {
  const former = { formerDigest: id, renewedAt: { gt: renewedAfter } }
  return tx.personSession.findFirst({
    where: { OR: [...carrying(id).OR, former] },
    select: {
      idDigest: true,
      publicId: true,
      formerDigest: true,
      epoch: true,
      startedAt: true,
      lastSeenAt: true,
      provenAt: true,
      secondFactorAt: true,
      amr: true,
      awaitsSecondFactor: true,
      organizationId: true,
      staysThere: true,
      person: {
        select: {
          id: true,
          name: true,
          sessionEpoch: true,
          disabledAt: true,
          memberships: ENABLED_MEMBERSHIPS,
        },
      },
    },
  })
}

/** The one organization in which a session acts, if it stays there, and those of its person. */
export function findStay(tx: Tx, idDigest: TokenDigest) {
  return tx.personSession.findUnique({
    where: { idDigest },
    select: {
      organizationId: true,
      staysThere: true,
      person: { select: { memberships: { select: { organizationId: true } } } },
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
    amr: string[]
    at: Date
    provenAt: Date
    address: string | null
    userAgent: string | null
    providerId: string | null
    providerSid: string | null
    organizationId: string
    staysThere: boolean
  },
): Promise<void> {
  const { idDigest, at, ...rest } = session
  await tx.personSession.create({
    data: { idDigest, startedAt: at, lastSeenAt: at, ...rest },
    select: { epoch: true },
  })
}

/** When and where a person was seen. */
type Seen = { at: Date; stale: Date; address: string | null; userAgent: string | null }

/** Notes that the person was seen at `at`, unless another request has done so since `stale`. */
export async function touchSession(tx: Tx, idDigest: TokenDigest, seen: Seen): Promise<void> {
  const { at: lastSeenAt, stale, address, userAgent } = seen
  await tx.personSession.updateMany({
    where: { idDigest, lastSeenAt: { lte: stale } },
    data: { lastSeenAt, address, userAgent },
  })
}

/** The person of this session acts in this organization from now on; their next session, too. */
export async function noteActing(
  tx: Tx,
  idDigest: TokenDigest,
  acting: { personId: string; organizationId: string; at: Date },
): Promise<void> {
  const { at: actedAt, ...membership } = acting
  const { organizationId } = acting
  await tx.personSession.updateMany({ where: { idDigest }, data: { organizationId } })
  await tx.membership.updateMany({ where: membership, data: { actedAt } })
}

/**
 * The person's sessions that are complete and alive at `at`, those that were seen last first, and how
 * many there are. As `sessionEnd` decides.
 */
export async function findLiveSessions(
  tx: Tx,
  personId: string,
  { at, most }: { at: Date; most: number },
) {
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: { sessionEpoch: true, disabledAt: true },
  })
  if (!person || person.disabledAt) return { rows: [], total: 0 }
  const where = {
    personId,
    epoch: person.sessionEpoch,
    awaitsSecondFactor: false,
    startedAt: { gt: secondsAfter(at, -LONGEST_SESSION_SECONDS) },
    lastSeenAt: { gt: secondsAfter(at, -IDLE_SESSION_SECONDS) },
  }
  const rows = await tx.personSession.findMany({
    where,
    select: { publicId: true, userAgent: true, address: true, startedAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: 'desc' }, { publicId: 'asc' }],
    take: most,
  })
  return { rows, total: await tx.personSession.count({ where }) }
}

/**
 * Puts the id `to` in the place of the session's id; false if it is no longer the session's. With
 * `overlap` the old id can still be found for a while.
 */
export async function replaceId(
  tx: Tx,
  id: TokenDigest,
  renewal: { to: TokenDigest; at: Date; overlap: boolean },
): Promise<boolean> {
  const { to, at, overlap } = renewal
  const { count } = await tx.personSession.updateMany({
    where: carrying(id),
    data: { renewedDigest: to, renewedAt: at, formerDigest: overlap ? id : null },
  })
  return count === 1
}

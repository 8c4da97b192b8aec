import type { Tx } from '@/lib/db/client'

/** Prisma's bytes are never shared memory; Node's buffers do not say so. */
const bytes = (digest: Buffer) => new Uint8Array(digest)

/** The session with its person and the membership in which that person acts. */
export function findSession(tx: Tx, idDigest: Buffer) {
  return tx.personSession.findUnique({
    where: { idDigest: bytes(idDigest) },
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
          memberships: {
            select: { organizationId: true, role: true },
            orderBy: { createdAt: 'asc' },
            take: 1,
          },
        },
      },
    },
  })
}

/** Notes that the person was seen at `at`, unless another request has noted it since `stale`. */
export async function touchSession(tx: Tx, idDigest: Buffer, seen: { at: Date; stale: Date }) {
  await tx.personSession.updateMany({
    where: { idDigest: bytes(idDigest), lastSeenAt: { lte: seen.stale } },
    data: { lastSeenAt: seen.at },
  })
}

import type { Tx } from '@/lib/db/client'
import type { TokenDigest } from '../token-digest'

/** Adds a one-time link. The other links of the same person (or of no person) die. */
export async function replaceLink(
  tx: Tx,
  link: { tokenDigest: TokenDigest; personId: string | null; createdAt: Date; expiresAt: Date },
): Promise<void> {
  const { tokenDigest, ...rest } = link
  await tx.setupLink.deleteMany({ where: { personId: link.personId, usedAt: null } })
  await tx.setupLink.create({
    data: { tokenDigest, ...rest },
    select: { personId: true },
  })
}

/** A link that works at `at`, with its person if it has one. */
export function findLiveLink(tx: Tx, tokenDigest: TokenDigest, at: Date) {
  return tx.setupLink.findFirst({
    where: {
      tokenDigest,
      usedAt: null,
      expiresAt: { gt: at },
      OR: [{ personId: null }, { person: { disabledAt: null } }],
    },
    select: { person: { select: { id: true, name: true, email: true } } },
  })
}

/** Uses a link up; false if another request was first or the link has expired. */
export async function useLink(tx: Tx, tokenDigest: TokenDigest, at: Date): Promise<boolean> {
  const { count } = await tx.setupLink.updateMany({
    where: { tokenDigest, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  })
  return count === 1
}

/** Removes the links that expired before `before`. Answers how many. */
export async function deleteLinksBefore(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.setupLink.deleteMany({ where: { expiresAt: { lte: before } } })
  return count
}

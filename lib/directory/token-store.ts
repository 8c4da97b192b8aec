import type { Tx } from '@/lib/db/client'
import type { ScimToken } from '@/lib/db/generated/client'
import type { ScimTokenView } from './directory-user'

const VIEW = {
  id: true,
  name: true,
  slot: true,
  createdAt: true,
  createdByName: true,
  lastUsedAt: true,
} as const

/** The tokens of an organization, the oldest first. */
export function findScimTokens(
  tx: Tx,
  organizationId: string,
): Promise<(ScimTokenView & { slot: number })[]> {
  return tx.scimToken.findMany({
    where: { organizationId },
    select: VIEW,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** Adds a token. */
export async function insertScimToken(
  tx: Tx,
  row: Omit<ScimToken, 'lastUsedAt' | 'digest'> & { digest: Uint8Array<ArrayBuffer> },
): Promise<void> {
  await tx.scimToken.create({ data: row, select: { id: true } })
}

/** Removes a token of the organization. */
export async function deleteScimToken(tx: Tx, organizationId: string, id: string): Promise<void> {
  await tx.scimToken.deleteMany({ where: { id, organizationId } })
}

/** The token of this digest, whose use is noted at most once a minute; null if there is none. */
export async function noteScimToken(
  tx: Tx,
  digest: Uint8Array<ArrayBuffer>,
  { at, unless }: { at: Date; unless: Date },
): Promise<{ id: string; name: string; organizationId: string } | null> {
  const token = await tx.scimToken.findUnique({ where: { digest } })
  if (!token) return null
  if (!token.lastUsedAt || token.lastUsedAt < unless) {
    await tx.scimToken.updateMany({ where: { digest }, data: { lastUsedAt: at } })
  }
  return { id: token.id, name: token.name, organizationId: token.organizationId }
}

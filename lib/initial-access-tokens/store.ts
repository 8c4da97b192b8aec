import type { Tx } from '@/lib/db/client'
import type { AcceptedInitialAccessToken } from './initial-access-token'

/** The digest by which a token is found. */
export type Digest = Uint8Array<ArrayBuffer>

/**
 * The tokens of the organization, the latest first, each with the number of its apps that are not
 * deleted.
 */
export function findInitialAccessTokens(tx: Tx, organizationId: string) {
  return tx.initialAccessToken.findMany({
    where: { organizationId },
    omit: { digest: true },
    include: { _count: { select: { apps: { where: { deletedAt: null } } } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
}

/** How many of the organization's tokens still work at `at`. */
export function countLiveTokens(tx: Tx, organizationId: string, at: Date): Promise<number> {
  return tx.initialAccessToken.count({ where: { organizationId, expiresAt: { gt: at } } })
}

/** Adds a token. Its digest is unique. */
export async function insertInitialAccessToken(
  tx: Tx,
  token: AcceptedInitialAccessToken & { digest: Digest; createdAt: Date },
): Promise<void> {
  await tx.initialAccessToken.create({ data: token, select: { id: true } })
}

/** Removes a token of this organization. Answers its name, or null if there is none. */
export async function deleteInitialAccessToken(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<string | null> {
  const token = await tx.initialAccessToken.findFirst({
    where: { id, organizationId },
    select: { name: true },
  })
  const { count } = await tx.initialAccessToken.deleteMany({ where: { id, organizationId } })
  return count === 1 ? (token?.name ?? null) : null
}

/** Locks a token until the transaction ends; false if it no longer exists. */
export async function lockInitialAccessToken(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM initial_access_token WHERE id = ${id} FOR NO KEY UPDATE`
  return rows.length === 1
}

/**
 * Notes the use of a token that works at `at` and whose maker is still an enabled administrator of
 * its organization; null for any other.
 */
export async function noteInitialAccess(
  tx: Tx,
  digest: Digest,
  at: Date,
): Promise<AcceptedInitialAccessToken | null> {
  const [token] = await tx.$queryRaw<AcceptedInitialAccessToken[]>`
    UPDATE initial_access_token t SET last_used_at = ${at}::timestamptz
    FROM membership m
    WHERE t.digest = ${digest} AND t.expires_at > ${at}::timestamptz
      AND m.person_id = t.person_id AND m.disabled_at IS NULL
      AND m.organization_id = t.organization_id AND m.role = 'administrator'
    RETURNING t.id, t.name, t.organization_id AS "organizationId", t.person_id AS "personId",
      t.expires_at AS "expiresAt"`
  return token ?? null
}

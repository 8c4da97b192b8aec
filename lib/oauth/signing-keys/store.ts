import type { SigningAlgorithm } from '@/lib/apps/fields/signing-algorithm'
import type { Tx } from '@/lib/db/client'
import type { Prisma, SigningKey } from '@/lib/db/generated/client'
import { rowsOf, type Statement } from '@/lib/db/statement'

export type StoredKey = SigningKey & { algorithm: SigningAlgorithm }

const SIGNING_KEYS_LOCK = 7_201_001

/** Serializes changes of the signing keys until the end of this transaction. */
export async function lockSigningKeys(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SIGNING_KEYS_LOCK})`
}

/** The signing keys that were not retired before `since`, the newest first. */
export async function findSigningKeys(tx: Tx, since: Date): Promise<StoredKey[]> {
  const found = await tx.signingKey.findMany({
    where: { OR: [{ retiredAt: null }, { retiredAt: { gt: since } }] },
    orderBy: { createdAt: 'desc' },
  })
  return found as StoredKey[]
}

/** Adds a signing key. */
export async function insertSigningKey(
  tx: Tx,
  key: Prisma.SigningKeyUncheckedCreateInput & { algorithm: SigningAlgorithm },
): Promise<void> {
  await tx.signingKey.create({ data: key, select: { id: true } })
}

/** Changes what a key is for. */
export async function updateSigningKey(
  tx: Tx,
  id: string,
  data: Pick<Prisma.SigningKeyUncheckedUpdateInput, 'status' | 'activatedAt' | 'retiredAt'>,
): Promise<void> {
  await tx.signingKey.update({ where: { id }, data, select: { id: true } })
}

/** Removes the keys that were retired before `since`, and says how many those were. */
export async function deleteRetiredKeys(tx: Tx, since: Date): Promise<number> {
  return (await tx.signingKey.deleteMany({ where: { retiredAt: { lte: since } } })).count
}

const FINGERPRINT: Statement = {
  name: 'fingerprint-signing-keys',
  text: `SELECT coalesce(string_agg(id || ' ' || status, ',' ORDER BY id), '') AS fingerprint
    FROM signing_key WHERE retired_at IS NULL OR retired_at > $1::timestamptz`,
}

/** A fingerprint that changes when a key is added, removed, or gets another state. */
export async function fingerprintSigningKeys(since: Date): Promise<string> {
  const values = [since.toISOString()]
  return (await rowsOf<{ fingerprint: string }>(FINGERPRINT, values))[0]?.fingerprint ?? ''
}

/** A key's sealed private half. */
export type SealedKey = { id: string; sealed: Uint8Array<ArrayBuffer> }

/** The keys after this id whose private half does not begin with `mark`. */
export function findSealedKeys(tx: Tx, after: string, mark: Uint8Array): Promise<SealedKey[]> {
  return tx.$queryRaw`SELECT id, sealed_private AS sealed FROM signing_key
    WHERE id > ${after} AND substr(sealed_private, 1, length(${mark}::bytea)) <> ${mark}::bytea
    ORDER BY id`
}

/** Writes a private half anew, unless it has changed meanwhile. */
export async function resealKey(
  tx: Tx,
  key: SealedKey & { anew: Uint8Array<ArrayBuffer> },
): Promise<void> {
  await tx.signingKey.updateMany({
    where: { id: key.id, sealedPrivate: key.sealed },
    data: { sealedPrivate: key.anew },
  })
}

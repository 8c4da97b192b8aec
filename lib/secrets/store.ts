import { MINUTE, secondsAfter } from '@/lib/clock'
import type { ForeignDigest } from '@/lib/crypto/foreign-digest'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { isSecretId, type SecretUseView } from './secret'

const WITH_USE = { use: { omit: { secretId: true } } } satisfies Prisma.SecretInclude

/** A secret's row with its use, without its digest. */
export type SecretRecord = Prisma.SecretGetPayload<{
  include: typeof WITH_USE
  omit: { digest: true }
}>

/** The secrets that hold a slot, by slot. Some of them may have expired since. */
export function findSlotHolders(tx: Tx, appId: string): Promise<SecretRecord[]> {
  return tx.secret.findMany({
    where: { appId, slot: { not: null } },
    include: WITH_USE,
    omit: { digest: true },
    orderBy: { slot: 'asc' },
  })
}

/** A slot that no secret of the app holds; `undefined` if both are taken. */
export async function findFreeSlot(tx: Tx, appId: string): Promise<1 | 2 | undefined> {
  const taken = (await findSlotHolders(tx, appId)).map((secret) => secret.slot)
  return ([1, 2] as const).find((slot) => !taken.includes(slot))
}

/** The app's newest secret, whether it holds a slot or not. */
export function findNewestSecret(tx: Tx, appId: string): Promise<SecretRecord | null> {
  return tx.secret.findFirst({
    where: { appId },
    include: WITH_USE,
    omit: { digest: true },
    orderBy: { createdAt: 'desc' },
  })
}

/** At most `take` secrets of the app: those that hold a slot first, then the newest. */
export function findSecrets(tx: Tx, appId: string, take: number): Promise<SecretRecord[]> {
  return tx.secret.findMany({
    where: { appId },
    include: WITH_USE,
    omit: { digest: true },
    orderBy: [{ slot: { sort: 'asc', nulls: 'last' } }, { createdAt: 'desc' }, { id: 'asc' }],
    take,
  })
}

/** One secret of the app. */
export async function findSecret(
  tx: Tx,
  appId: string,
  secretId: string,
): Promise<SecretRecord | null> {
  if (!isSecretId(secretId)) return null
  return tx.secret.findFirst({
    where: { id: secretId, appId },
    include: WITH_USE,
    omit: { digest: true },
  })
}

/** The use of one secret of the app; `undefined` if there is no such secret. */
export async function findUse(
  tx: Tx,
  appId: string,
  secretId: string,
): Promise<SecretUseView | null | undefined> {
  if (!isSecretId(secretId)) return undefined
  const secret = await tx.secret.findFirst({
    where: { id: secretId, appId },
    select: WITH_USE,
  })
  return secret?.use
}

/** Whether another active secret of the app has this name, whatever its case. */
export async function isNameTaken(
  tx: Tx,
  { appId, name }: { appId: string; name: string },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT EXISTS (SELECT FROM secret WHERE app_id = ${appId} AND slot IS NOT NULL
      AND lower(name) = lower(${name})) AS taken`
  return row?.taken ?? false
}

/**
 * Adds a secret; false if its slot was taken meanwhile, even by a writer without the app's lock.
 */
export async function insertSecret(
  tx: Tx,
  secret: Prisma.SecretUncheckedCreateInput,
): Promise<boolean> {
  const { count } = await tx.secret.createMany({ data: [secret], skipDuplicates: true })
  return count === 1
}

/**
 * Notes that a request came with this secret and a line break behind it, at most once a minute:
 * clients try again.
 */
export async function noteTrailedSecret(tx: Tx, secretId: string, at: Date): Promise<void> {
  const unnoted = [{ trailedAt: null }, { trailedAt: { lt: secondsAfter(at, -MINUTE) } }]
  await tx.secret.updateMany({ where: { id: secretId, OR: unnoted }, data: { trailedAt: at } })
}

/** What the value of a secret is compared with; null if there is no such secret. */
export function findDigest(
  tx: Tx,
  secretId: string,
): Promise<{ digest: Uint8Array; pepperVersion: number } | null> {
  return tx.secret.findUnique({
    where: { id: secretId },
    select: { digest: true, pepperVersion: true },
  })
}

/** What these secrets are known by. */
export function findNamed(tx: Tx, ids: readonly string[]) {
  return tx.secret.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, prefix: true, lastFour: true },
  })
}

type NewSecretRow = Omit<Prisma.SecretCreateManyInput, 'foreignDigest'> & {
  foreignDigest: ForeignDigest | null
}

/** Adds many secrets. Fails as a whole if one of their slots is taken. */
export async function insertSecrets(tx: Tx, secrets: readonly NewSecretRow[]): Promise<void> {
  const data = secrets.map(({ foreignDigest, ...secret }) => ({
    ...secret,
    foreignDigest: foreignDigest ?? Prisma.DbNull,
  }))
  await tx.secret.createMany({ data })
}

import { MINUTE, secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { isSecretId, type Retirement, type SecretUseView } from './secret'

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

/** Takes the slot from one secret; false if it no longer holds one. */
export async function retireSecret(
  tx: Tx,
  secretId: string,
  end: { at: Date; retirement: Retirement; byName: string },
): Promise<boolean> {
  const { count } = await tx.secret.updateMany({
    where: { id: secretId, slot: { not: null } },
    data: {
      slot: null,
      retiredAt: end.at,
      retirement: end.retirement,
      retiredByName: end.byName,
    },
  })
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

/** Ends the tokens of every secret that was revoked without them. Answers those secrets. */
export function endKeptTokens(tx: Tx, appId: string): Promise<{ id: string; name: string }[]> {
  return tx.secret.updateManyAndReturn({
    where: { appId, retirement: 'revoked_keeping_tokens' },
    data: { retirement: 'regenerated' },
    select: { id: true, name: true },
  })
}

/** An expired secret. */
export type ExpiredSecret = { id: string; name: string; appId: string; organizationId: string }

/**
 * Retires what has expired by `at`, and answers it: of one app, or (null) up to 500 of all apps.
 * Skips those that another process is retiring. Each secret ends at its expiry, not when it is
 * retired here.
 */
export function retireExpiredSecrets(
  tx: Tx,
  appId: string | null,
  at: Date,
): Promise<ExpiredSecret[]> {
  const which = appId
    ? Prisma.sql`app_id = ${appId} FOR UPDATE`
    : Prisma.sql`true LIMIT 500 FOR UPDATE SKIP LOCKED`
  return tx.$queryRaw<ExpiredSecret[]>`
    UPDATE secret SET slot = NULL, retired_at = secret.expires_at, retirement = 'expired'
    FROM app
    WHERE app.id = secret.app_id AND secret.id = ANY(ARRAY(
      SELECT id FROM secret
      WHERE slot IS NOT NULL AND expires_at <= ${at}::timestamptz AND ${which}))
    RETURNING secret.id, secret.name, app.id AS "appId", app.organization_id AS "organizationId"`
}

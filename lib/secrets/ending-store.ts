import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Retirement, RetirementReason } from './secret'
import type { SecretRecord } from './store'

/** The end of a secret. */
export type SecretEnd = {
  at: Date
  retirement: Retirement
  byName: string
  because: RetirementReason | null
}

/** What an end makes of a secret's row. */
export function columnsOf({ at, retirement, byName, because }: SecretEnd) {
  return { slot: null, retiredAt: at, retirement, retiredByName: byName, retiredBecause: because }
}

/** Takes the slot from one secret; false if it no longer holds one. */
export async function retireSecret(tx: Tx, secretId: string, end: SecretEnd): Promise<boolean> {
  const { count } = await tx.secret.updateMany({
    where: { id: secretId, slot: { not: null } },
    data: columnsOf(end),
  })
  return count === 1
}

/** What a secret is known by. */
export type Named = Pick<SecretRecord, 'id' | 'appId' | 'name' | 'prefix' | 'lastFour'>

/** Ends the tokens of every secret that was revoked without them. Answers those secrets. */
export function endKeptTokens(tx: Tx, appId: string): Promise<Named[]> {
  return tx.secret.updateManyAndReturn({
    where: { appId, retirement: 'revoked_keeping_tokens' },
    data: { retirement: 'regenerated' },
    select: { id: true, appId: true, name: true, prefix: true, lastFour: true },
  })
}

/** A secret with its digest, and the app that it opens. */
export function findWithDigest(tx: Tx, secretId: string) {
  return tx.secret.findUnique({
    where: { id: secretId },
    include: { app: { select: { organizationId: true } } },
  })
}

/** An expired secret. */
export type ExpiredSecret = Named & { organizationId: string }

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
    RETURNING secret.id, secret.name, secret.prefix, secret.last_four AS "lastFour",
      app.id AS "appId", app.organization_id AS "organizationId"`
}

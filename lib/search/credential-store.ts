import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import type { Retirement } from '@/lib/secrets/secret'
import type { KeyHit } from './search'
import { visibleTo } from './visible-store'

export type FoundSecret = {
  id: string
  name: string
  prefix: string
  lastFour: string
  expiresAt: Date | null
  retirement: Retirement | null
  pausedAt: Date | null
  pausedUntil: Date | null
  appId: string
  appName: string
  ownerName: string
  ownerDisabled: boolean
  ownerEmail: string
  lastUsedAt: Date | null
  lastAddress: string | null
}

/** So many secrets with the same last four characters are looked at. */
const LOOKED_AT = 1_000

type SecretWanted = { secretIds: string[]; lastFours: string[]; take: number }

/**
 * The visible secrets with one of these public ids, or, when no id is given, with one of these last
 * four characters. As it was spelled first; then those that still hold a slot, then the newest.
 */
export function findSecrets(
  tx: Tx,
  actor: Actor,
  { secretIds, lastFours, take }: SecretWanted,
): Promise<FoundSecret[]> {
  const [idAsTyped = ''] = secretIds
  const [fourAsTyped = ''] = lastFours
  const foursAlone = secretIds.length === 0 ? lastFours : []
  return tx.$queryRaw`
    SELECT secret.id::text, secret.name, secret.prefix, secret.last_four::text AS "lastFour",
      secret.expires_at AS "expiresAt", secret.retirement::text,
      secret.paused_at AS "pausedAt", secret.paused_until AS "pausedUntil", app.id AS "appId",
      app.name AS "appName", owner.name AS "ownerName",
      place.disabled_at IS NOT NULL AS "ownerDisabled", owner.email AS "ownerEmail", u.last_used_at AS "lastUsedAt",
      u.last_address AS "lastAddress"
    FROM (
      SELECT id FROM secret WHERE id = ANY(${secretIds}::bpchar[])
      UNION (SELECT id FROM secret WHERE last_four = ANY(${foursAlone}::bpchar[]) LIMIT ${LOOKED_AT})) hit
    JOIN secret ON secret.id = hit.id
    JOIN app ON app.id = secret.app_id
    JOIN person owner ON owner.id = app.owner_id
    LEFT JOIN membership place
      ON place.person_id = app.owner_id AND place.organization_id = app.organization_id
    LEFT JOIN secret_use u ON u.secret_id = secret.id
    WHERE ${visibleTo(actor)}
    ORDER BY secret.last_four = ANY(${lastFours}::bpchar[]) DESC, secret.id = ${idAsTyped}::bpchar DESC,
      secret.last_four = ${fourAsTyped}::bpchar DESC, secret.slot IS NULL, secret.created_at DESC
    LIMIT ${take}`
}

/** A public key of an app. */
export type FoundKey = Omit<KeyHit, 'kind'>

/** The visible public keys of apps with this `kid` or thumbprint. */
export function findKeys(
  tx: Tx,
  actor: Actor,
  { exact, take }: { exact: string; take: number },
): Promise<FoundKey[]> {
  return tx.$queryRaw`
    SELECT key.id, key.name, key.kid, app.id AS "appId", app.name AS "appName"
    FROM app_key key JOIN app ON app.id = key.app_id
    WHERE (key.kid = ${exact} OR key.thumbprint = ${exact}) AND ${visibleTo(actor)}
    ORDER BY key.created_at DESC LIMIT ${take}`
}

/** The key with which Keyturn signs that has this id. */
export async function findSigningKey(
  tx: Tx,
  id: string,
): Promise<{ id: string; algorithm: string; status: string } | null> {
  return tx.signingKey.findUnique({
    where: { id },
    select: { id: true, algorithm: true, status: true },
  })
}

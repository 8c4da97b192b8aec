import { now } from '@/lib/clock'
import { change, rowsOf, type Statement } from '@/lib/db/statement'
import type { MovedInSecret } from './moved-in'

/** A client sends one of two. The others are there to name an old one. */
const LOOKED_AT = 10

const FIND: Statement = {
  name: 'find-secrets-moved-in',
  text: `
    SELECT secret.id::text, secret.digest, secret.pepper_version AS "pepperVersion",
      secret.foreign_digest AS "foreignDigest",
      array_to_string(secret.networks, ' ') AS networks,
      CASE WHEN secret.slot IS NULL THEN secret.retirement::text
           WHEN secret.expires_at <= $2::timestamptz THEN 'expired'
           WHEN transition.ends_at <= $2::timestamptz THEN 'transition_over'
           WHEN secret.paused_until > $2::timestamptz THEN 'paused' END AS "endedBecause"
    FROM secret
    JOIN app ON app.id = secret.app_id
    LEFT JOIN transition ON transition.organization_id = app.organization_id
    WHERE secret.app_id = $1 AND secret.moved_in_at IS NOT NULL
    ORDER BY secret.slot NULLS LAST, secret.created_at DESC LIMIT ${LOOKED_AT}`,
}

/** The secrets of the app that another server made, those that hold a slot first. */
export function findMovedInSecrets(appId: string): Promise<MovedInSecret[]> {
  return rowsOf<MovedInSecret>(FIND, [appId, now().toISOString()])
}

const REPLACE: Statement = {
  name: 'replace-foreign-digest',
  text: `
    UPDATE secret SET digest = $2, pepper_version = $3, foreign_digest = NULL
    WHERE id = $1 AND foreign_digest IS NOT NULL`,
}

/** Puts our digest in the place of the other server's, unless another request has. */
export async function replaceForeignDigest(
  id: string,
  { digest, pepperVersion }: { digest: Buffer; pepperVersion: number },
): Promise<void> {
  await change(REPLACE, [id, digest, pepperVersion])
}

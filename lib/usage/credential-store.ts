import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { formatHint } from '@/lib/secrets/secret'
import type { Credential } from './usage'

type Found = {
  kind: Credential['kind']
  id: string
  name: string
  prefix: string | null
  lastFour: string | null
  kid: string | null
  active: boolean
}

type Which = { ids: readonly string[]; appId?: string }

/** Secrets, added keys, federated credentials, published keys and certificates, each with the same columns. */
function credentials({ ids, appId }: Which, at: Date): Prisma.Sql {
  const of = (id: Prisma.Sql) => Prisma.sql`${id} = ANY(${[...ids]}::text[])`
  // The ids of secrets have a type of their own, in which their index knows them.
  const ofSecret = Prisma.sql`s.id = ANY(${[...ids]}::bpchar[])`
  const whose = (column: Prisma.Sql, named: Prisma.Sql, active: Prisma.Sql) =>
    appId === undefined ? named : Prisma.sql`${column} = ${appId} AND (${active} OR ${named})`
  const lives = Prisma.sql`(s.slot IS NOT NULL
    AND (s.expires_at IS NULL OR s.expires_at > ${at}::timestamptz))`
  return Prisma.sql`
    SELECT 'secret' AS kind, s.id::text, s.name, s.prefix, s.last_four AS "lastFour",
      NULL AS kid, ${lives} AS active, s.created_at
    FROM secret s WHERE ${whose(Prisma.sql`s.app_id`, ofSecret, lives)}
    UNION ALL
    SELECT 'key', k.id, k.name, NULL, NULL, k.kid, true, k.created_at
    FROM app_key k WHERE ${whose(Prisma.sql`k.app_id`, of(Prisma.sql`k.id`), Prisma.sql`true`)}
    UNION ALL
    SELECT 'federated', f.id, f.name, NULL, NULL, f.subject, true, f.created_at
    FROM federated_credential f
    WHERE ${whose(Prisma.sql`f.app_id`, of(Prisma.sql`f.id`), Prisma.sql`true`)}
    UNION ALL
    SELECT 'key', app.jwks_id, 'Published keys', NULL, NULL, NULL, true, app.created_at
    FROM app WHERE app.jwks_id IS NOT NULL
      AND ${whose(Prisma.sql`app.id`, of(Prisma.sql`app.jwks_id`), Prisma.sql`true`)}
    UNION ALL
    SELECT 'key', c.id, 'Certificate', NULL, NULL, nullif(app.mtls_subject, ''),
      app.mtls_subject <> '', app.created_at
    FROM certificate_use c JOIN app ON app.id = c.app_id
    WHERE ${whose(Prisma.sql`c.app_id`, of(Prisma.sql`c.id`), Prisma.sql`app.mtls_subject <> ''`)}`
}

/**
 * The credentials with these ids, and with `appId` only those of this app and all of it that are
 * active at `at`. The active ones come first, then the newest.
 */
export async function findCredentials(
  tx: Tx,
  { at, ...which }: Which & { at: Date },
): Promise<Credential[]> {
  const rows = await tx.$queryRaw<Found[]>`
    SELECT * FROM (${credentials(which, at)}) c ORDER BY active DESC, created_at DESC, id`
  return rows.map(({ kind, id, name, active, prefix, lastFour, kid }) => {
    const hint = prefix && lastFour ? formatHint({ prefix, id, lastFour }) : kid
    return { kind, id, name, active, hint }
  })
}

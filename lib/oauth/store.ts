import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { Prisma, SigningKey } from '@/lib/db/generated/client'
import { pool } from '@/lib/db/pool'
import type { Artifact, FoundArtifact } from './artifact'
import { gather } from './gather'
import { StorageFailure } from './storage-failure'

/** Measured: more than two statements under way make the batches smaller and the core no freer. */
const GATHERED = { statementsUnderWay: 2, questionsTogether: 64 }

type Statement = { name: string; text: string }

async function execute<Row extends object>(statement: Statement, values: unknown[]) {
  try {
    return await pool().query<Row>({ ...statement, values })
  } catch (cause) {
    throw new StorageFailure(cause)
  }
}

async function rowsOf<Row extends object>(statement: Statement, values: unknown[]): Promise<Row[]> {
  return (await execute<Row>(statement, values)).rows
}

/** Runs a statement and says how many rows it changed. */
async function change(statement: Statement, values: unknown[]): Promise<number> {
  return (await execute(statement, values)).rowCount ?? 0
}

export type Credentials = { appId: string; secretId: string | null }

/** An app as a token request meets it, and the row of the secret that it presented. */
export type Presented = {
  organizationId: string
  /** Which state of the organization's APIs is the present one. */
  apisVersion: number
  version: number
  halted: 'suspended' | 'deleted' | null
  secret: {
    digest: Buffer
    pepperVersion: number
    /** Why it authenticates no more; null while it does. */
    ended: 'expired' | 'revoked' | 'regenerated' | null
  } | null
}

const LOOK_UP: Statement = {
  name: 'look-up-app-and-secret',
  text: `
    SELECT q.n::int, app.organization_id AS o, organization.apis_version AS a,
      app.version AS v,
      CASE WHEN app.deleted_at IS NOT NULL THEN 'deleted'
           WHEN app.suspended_at IS NOT NULL THEN 'suspended' END AS h,
      secret.digest AS d, secret.pepper_version AS p,
      CASE WHEN secret.slot IS NULL THEN secret.retirement::text
           WHEN secret.expires_at <= $3::timestamptz THEN 'expired' END AS e
    FROM unnest($1::text[], $2::bpchar[]) WITH ORDINALITY AS q(app_id, secret_id, n)
    JOIN app ON app.id = q.app_id
    JOIN organization ON organization.id = app.organization_id
    LEFT JOIN secret ON secret.id = q.secret_id AND secret.app_id = app.id`,
}

type LookUpRow = {
  n: number
  o: string
  a: number
  v: number
  h: Presented['halted']
  d: Buffer | null
  p: number
  e: NonNullable<Presented['secret']>['ended']
}

/** The app and the presented secret's row, in one statement; undefined for an unknown app. */
export const findPresented = gather<Credentials, Presented | undefined>(GATHERED, async (asked) => {
  const rows = await rowsOf<LookUpRow>(LOOK_UP, [
    asked.map((one) => one.appId),
    asked.map((one) => one.secretId),
    now().toISOString(),
  ])
  const answers = new Array<Presented | undefined>(asked.length)
  for (const { n, o, a, v, h, d, p, e } of rows) {
    const secret = d && { digest: d, pepperVersion: p, ended: e }
    answers[n - 1] = { organizationId: o, apisVersion: a, version: v, halted: h, secret }
  }
  return answers
})

/** What the engine builds a client of. */
export type Registration = {
  id: string
  organizationId: string
  name: string
  version: number
  scopes: string[]
}

const FIND_REGISTRATION: Statement = {
  name: 'find-registration',
  text: `
    SELECT id, organization_id AS "organizationId", name, version, scopes
    FROM app WHERE id = $1`,
}

/** An app's registration, for building its client once per version. */
export async function findRegistration(appId: string): Promise<Registration | undefined> {
  return (await rowsOf<Registration>(FIND_REGISTRATION, [appId]))[0]
}

const COLUMNS = `digest, kind, app_id, secret_id, scope, grant_digest, uid_digest,
  user_code_digest, sealed, created_at, expires_at`

const ROWS = `unnest($1::bytea[], $2::text[], $3::text[], $4::bpchar[], $5::text[], $6::bytea[],
    $7::bytea[], $8::bytea[], $9::bytea[], $10::float8[], $11::float8[])
  AS q(digest, kind, app_id, secret_id, scope, grant_digest, uid_digest, user_code_digest,
    sealed, created_ms, expires_ms)`

const INSERT = `
  INSERT INTO artifact (${COLUMNS})
  SELECT digest, kind, app_id, secret_id, scope, grant_digest, uid_digest, user_code_digest,
    sealed, to_timestamp(created_ms / 1000), to_timestamp(expires_ms / 1000)
  FROM ${ROWS}`

/**
 * The commit is seen by everyone at once, but not waited for on the disk: where PostgreSQL itself
 * dies, the tokens of its last half second are gone, and their holders ask for new ones. What has
 * to be remembered (secrets, revocations, what was consumed) is never written like this.
 */
const INSERT_ARTIFACTS: Statement = {
  name: 'insert-artifacts',
  text: `${INSERT}, (SELECT set_config('synchronous_commit', 'off', true)) AS unhurried`,
}

const PUT_ARTIFACT: Statement = {
  name: 'put-artifact',
  text: `${INSERT}
    ON CONFLICT (digest) DO UPDATE SET
      app_id = excluded.app_id, scope = excluded.scope, grant_digest = excluded.grant_digest,
      uid_digest = excluded.uid_digest, user_code_digest = excluded.user_code_digest,
      sealed = excluded.sealed, expires_at = excluded.expires_at
    WHERE artifact.kind = excluded.kind`,
}

function columnsOf(artifacts: Artifact[]): unknown[] {
  return [
    artifacts.map((one) => one.digest),
    artifacts.map((one) => one.kind),
    artifacts.map((one) => one.appId),
    artifacts.map((one) => one.secretId),
    artifacts.map((one) => one.scope),
    artifacts.map((one) => one.grantDigest),
    artifacts.map((one) => one.uidDigest),
    artifacts.map((one) => one.userCodeDigest),
    artifacts.map((one) => one.sealed),
    artifacts.map((one) => one.createdMs),
    artifacts.map((one) => one.expiresMs),
  ]
}

/** Writes a new artifact with its neighbours; resolves after the commit. */
export const insertArtifact = gather<Artifact, undefined>(GATHERED, async (artifacts) => {
  await change(INSERT_ARTIFACTS, columnsOf(artifacts))
  return []
})

/** Writes an artifact that may be there already, such as a session that goes on. */
export async function putArtifact(artifact: Artifact): Promise<void> {
  await change(PUT_ARTIFACT, columnsOf([artifact]))
}

/**
 * A life is derived, never pushed: an artifact is alive while its time is not over, its app is in
 * service, its secret was not revoked or regenerated, and its grant still stands.
 */
const FIND = `
  SELECT a.digest, a.kind, a.app_id AS "appId", app.organization_id AS "organizationId", a.scope,
    a.sealed, (extract(epoch FROM a.created_at))::float8 AS "createdSeconds",
    (extract(epoch FROM a.expires_at))::float8 AS "expiresSeconds",
    (extract(epoch FROM a.consumed_at))::float8 AS "consumedSeconds"
  FROM artifact a
  LEFT JOIN app ON app.id = a.app_id
  LEFT JOIN secret ON secret.id = a.secret_id
  LEFT JOIN artifact g ON g.digest = a.grant_digest
  WHERE (a.expires_at IS NULL OR a.expires_at > $2::timestamptz)
    AND (a.app_id IS NULL OR (app.id IS NOT NULL
      AND app.suspended_at IS NULL AND app.deleted_at IS NULL))
    AND (a.secret_id IS NULL OR (secret.id IS NOT NULL
      AND (secret.retirement IS NULL OR secret.retirement = 'expired')))
    AND (a.grant_digest IS NULL OR (g.kind = 'Grant'
      AND (g.expires_at IS NULL OR g.expires_at > $2::timestamptz)))`

const FIND_ARTIFACTS: Statement = {
  name: 'find-artifacts',
  text: `${FIND} AND a.digest = ANY($1::bytea[])`,
}

const FIND_BY: Record<'uidDigest' | 'userCodeDigest', Statement> = {
  uidDigest: {
    name: 'find-artifact-by-uid',
    text: `${FIND} AND a.uid_digest = $1 AND a.kind = $3`,
  },
  userCodeDigest: {
    name: 'find-artifact-by-user-code',
    text: `${FIND} AND a.user_code_digest = $1 AND a.kind = $3`,
  },
}

/** The artifact stored under this digest, of whatever kind, while it is alive. */
export const findArtifact = gather<Buffer, FoundArtifact | undefined>(GATHERED, async (digests) => {
  const rows = await rowsOf<FoundArtifact>(FIND_ARTIFACTS, [digests, now().toISOString()])
  const byDigest = new Map(rows.map((row) => [row.digest.toString('latin1'), row]))
  return digests.map((digest) => byDigest.get(digest.toString('latin1')))
})

/** The living artifact of a kind that carries this uid or user code. */
export async function findArtifactBy(
  column: keyof typeof FIND_BY,
  digest: Buffer,
  kind: string,
): Promise<FoundArtifact | undefined> {
  const values = [digest, now().toISOString(), kind]
  return (await rowsOf<FoundArtifact>(FIND_BY[column], values))[0]
}

const CONSUME: Statement = {
  name: 'consume-artifact',
  text: `
    UPDATE artifact SET consumed_at = $3
    WHERE digest = $1 AND kind = $2 AND consumed_at IS NULL`,
}

/** Marks an artifact as used; false when somebody else was first. */
export async function consumeArtifact(digest: Buffer, kind: string): Promise<boolean> {
  return (await change(CONSUME, [digest, kind, now().toISOString()])) === 1
}

const DELETE: Statement = {
  name: 'delete-artifact',
  text: 'DELETE FROM artifact WHERE digest = $1 AND kind = $2',
}

/** Removes one artifact. */
export async function deleteArtifact(digest: Buffer, kind: string): Promise<void> {
  await change(DELETE, [digest, kind])
}

const DELETE_OF_GRANT: Statement = {
  name: 'delete-artifacts-of-grant',
  text: 'DELETE FROM artifact WHERE grant_digest = $1 AND kind = $2',
}

/** Removes everything of a kind that hangs on one grant. */
export async function deleteArtifactsOfGrant(grantDigest: Buffer, kind: string): Promise<void> {
  await change(DELETE_OF_GRANT, [grantDigest, kind])
}

const SWEEP: Statement = {
  name: 'sweep-artifacts',
  text: `
    DELETE FROM artifact WHERE digest IN (
      SELECT digest FROM artifact WHERE expires_at <= $1::timestamptz
      LIMIT $2 FOR UPDATE SKIP LOCKED)`,
}

/** Removes up to `most` expired artifacts and says how many those were. */
export function deleteExpiredArtifacts(most: number): Promise<number> {
  return change(SWEEP, [now().toISOString(), most])
}

const SIGNING_KEYS_LOCK = 7_201_001

/** Makes everyone else who wants the signing keys wait for the end of this transaction. */
export async function lockSigningKeys(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SIGNING_KEYS_LOCK})`
}

/** The signing keys, the newest first. */
export function findSigningKeys(tx: Tx): Promise<SigningKey[]> {
  return tx.signingKey.findMany({ orderBy: { createdAt: 'desc' } })
}

/** Adds a signing key. */
export async function insertSigningKey(
  tx: Tx,
  key: Prisma.SigningKeyUncheckedCreateInput,
): Promise<void> {
  await tx.signingKey.create({ data: key, select: { id: true } })
}

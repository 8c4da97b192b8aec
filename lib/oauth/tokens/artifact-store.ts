import { APP_IN_SERVICE } from '@/lib/apps/in-service'
import { now } from '@/lib/clock'
import { BATCHED, batch } from '@/lib/db/batch'
import { change, rowsOf, type Statement, unseen } from '@/lib/db/statement'
import type { Artifact, FoundArtifact } from './artifact'
import { portalSessionLives } from './portal-session-life'

/** Every written column: its SQL type, its field, and how a time is read from it. */
const COLUMNS: { column: string; type: string; field: keyof Artifact; isMoment?: true }[] = [
  { column: 'digest', type: 'bytea', field: 'digest' },
  { column: 'kind', type: 'text', field: 'kind' },
  { column: 'app_id', type: 'text', field: 'appId' },
  { column: 'secret_id', type: 'bpchar', field: 'secretId' },
  { column: 'scope', type: 'text', field: 'scope' },
  { column: 'grant_digest', type: 'bytea', field: 'grantDigest' },
  { column: 'uid_digest', type: 'bytea', field: 'uidDigest' },
  { column: 'user_code_digest', type: 'bytea', field: 'userCodeDigest' },
  { column: 'sealed', type: 'bytea', field: 'sealed' },
  { column: 'created_at', type: 'float8', field: 'createdMs', isMoment: true },
  { column: 'expires_at', type: 'float8', field: 'expiresMs', isMoment: true },
  { column: 'key_id', type: 'text', field: 'keyId' },
  { column: 'person_id', type: 'text', field: 'personId' },
  { column: 'subject_digest', type: 'bytea', field: 'subjectDigest' },
  { column: 'portal_session', type: 'bytea', field: 'portalSession' },
]

const NAMES = COLUMNS.map(({ column }) => column).join(', ')
const ARRAYS = COLUMNS.map(({ type }, n) => `$${n + 1}::${type}[]`).join(', ')
const VALUES = COLUMNS.map(({ column, isMoment }) =>
  isMoment ? `to_timestamp(${column} / 1000)` : column,
).join(', ')

const INSERT = `
  INSERT INTO artifact (${NAMES}) SELECT ${VALUES} FROM unnest(${ARRAYS}) AS q(${NAMES})`

/**
 * Everybody sees the commit at once, but nobody waits until it is on the disk. If PostgreSQL itself
 * stops, the tokens of its last half second are lost, and their holders request new ones. Secrets,
 * revocations and consumed values must not be lost, so they are never written like this.
 */
const INSERT_ARTIFACTS: Statement = {
  name: 'insert-artifacts',
  text: `${INSERT}, (SELECT set_config('synchronous_commit', 'off', true)) AS async_commit`,
}

const PUT_ARTIFACT: Statement = {
  name: 'put-artifact',
  text: `${INSERT}
    ON CONFLICT (digest) DO UPDATE SET
      app_id = excluded.app_id, scope = excluded.scope, grant_digest = excluded.grant_digest,
      uid_digest = excluded.uid_digest, user_code_digest = excluded.user_code_digest,
      sealed = excluded.sealed, expires_at = excluded.expires_at, person_id = excluded.person_id,
      portal_session = excluded.portal_session
    WHERE artifact.kind = excluded.kind`,
}

function columnsOf(artifacts: Artifact[]): unknown[] {
  return COLUMNS.map(({ field }) => artifacts.map((artifact) => artifact[field]))
}

/** Writes a new artifact, batched with others. Resolves after the commit. */
export const insertArtifact = batch<Artifact, undefined>(BATCHED, async (artifacts) => {
  await change(INSERT_ARTIFACTS, columnsOf(artifacts))
  return []
})

/** Writes an artifact that may exist already, such as a session that continues. */
export async function putArtifact(artifact: Artifact): Promise<void> {
  await change(PUT_ARTIFACT, columnsOf([artifact]))
}

/** Without a person, an access token is the app's own. Everything else is for people. */
const GRANTED_SCOPES = `CASE
  WHEN a.kind = 'ClientCredentials' OR (a.kind = 'AccessToken' AND a.person_id IS NULL)
  THEN app.granted_for_itself ELSE app.granted_for_people END`

/**
 * Whether a token is alive is derived at each look-up, never stored. An artifact is alive if it has
 * not expired, its app is in service, its secret was not revoked with its tokens, its key exists,
 * its person is not disabled, and its grant exists. A person's session is alive if its portal
 * session lives. When an app's secrets are regenerated, everything ends that was minted with a
 * secret retired by then, and so does what the app got before it authenticated (a code).
 */
const FIND = `
  SELECT a.digest, a.kind, a.app_id AS "appId", app.organization_id AS "organizationId", a.scope,
    ${GRANTED_SCOPES} AS "grantedScopes", a.sealed,
    (extract(epoch FROM a.created_at))::float8 AS "createdSeconds",
    (extract(epoch FROM a.expires_at))::float8 AS "expiresSeconds",
    (extract(epoch FROM a.consumed_at))::float8 AS "consumedSeconds",
    a.person_id AS "personId", person.name AS "personName", person.email AS "personEmail",
    a.subject_digest AS "subjectDigest",
    a.uid_digest AS "uidDigest", a.grant_digest AS "grantDigest", g.sealed AS "grantSealed"
  FROM artifact a
  LEFT JOIN app ON app.id = a.app_id
  LEFT JOIN secret ON secret.id = a.secret_id
  LEFT JOIN app_key ON app_key.id = a.key_id
  LEFT JOIN person ON person.id = a.person_id
  LEFT JOIN app_grant g ON g.digest = a.grant_digest
  LEFT JOIN person_session ps ON ps.id_digest = a.portal_session
  WHERE (a.expires_at IS NULL OR a.expires_at > $2::timestamptz)
    AND (a.app_id IS NULL OR (app.id IS NOT NULL AND ${APP_IN_SERVICE}))
    AND (a.secret_id IS NULL OR (secret.id IS NOT NULL AND (secret.retirement IS NULL
      OR (secret.retirement IN ('expired', 'revoked_keeping_tokens')
        AND (app.regenerated_at IS NULL OR secret.retired_at > app.regenerated_at)))))
    AND (a.key_id IS NULL OR app_key.id IS NOT NULL OR a.key_id = app.jwks_id)
    AND (a.person_id IS NULL OR (person.id IS NOT NULL AND person.disabled_at IS NULL))
    AND (a.grant_digest IS NULL OR (g.digest IS NOT NULL
      AND (g.expires_at IS NULL OR g.expires_at > $2::timestamptz)))
    AND (a.kind <> 'Session' OR a.person_id IS NULL OR ${portalSessionLives('$2')})
    AND (app.regenerated_at IS NULL OR a.kind NOT IN ('AuthorizationCode', 'DeviceCode')
      OR a.created_at > app.regenerated_at)`

const FIND_ARTIFACTS: Statement = {
  name: 'find-artifacts',
  text: `${FIND} AND a.digest = ANY (${unseen('$1::bytea[]')}::bytea[])`,
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

/** The artifact with this digest, of any kind, if it is alive. */
export const findArtifact = batch<Buffer, FoundArtifact | undefined>(BATCHED, async (digests) => {
  const rows = await rowsOf<FoundArtifact>(FIND_ARTIFACTS, [digests, now().toISOString()])
  const byDigest = new Map(rows.map((row) => [row.digest.toString('latin1'), row]))
  return digests.map((digest) => byDigest.get(digest.toString('latin1')))
})

/** The live artifact of a kind with this uid or user code. */
export async function findArtifactBy(
  column: keyof typeof FIND_BY,
  digest: Buffer,
  kind: string,
): Promise<FoundArtifact | undefined> {
  const values = [digest, now().toISOString(), kind]
  return (await rowsOf<FoundArtifact>(FIND_BY[column], values))[0]
}

/** The used value, and its kind. */
export type Use = { digest: Buffer; kind: string }

/**
 * The rows are locked in one order, so that two statements with the same rows cannot deadlock. Rows
 * that another statement has consumed while we waited are left out.
 */
const CONSUME: Statement = {
  name: 'consume-artifacts',
  text: `
    UPDATE artifact SET consumed_at = $3
    FROM (SELECT a.digest FROM artifact a
      JOIN unnest(${unseen('$1::bytea[]')}, ${unseen('$2::text[]')}) AS q(digest, kind)
        ON a.digest = q.digest AND a.kind = q.kind
      WHERE a.consumed_at IS NULL ORDER BY a.digest FOR UPDATE OF a) AS free
    WHERE artifact.digest = free.digest
    RETURNING artifact.digest, artifact.kind`,
}

const nameOf = ({ digest, kind }: Use) => `${kind} ${digest.toString('latin1')}`

/** Marks an artifact as used; false if another use was first, also one in the same statement. */
export const consumeArtifact = batch<Use, boolean>(BATCHED, async (uses) => {
  const values = [uses.map((one) => one.digest), uses.map((one) => one.kind), now().toISOString()]
  const free = new Set((await rowsOf<Use>(CONSUME, values)).map(nameOf))
  return uses.map((use) => free.delete(nameOf(use)))
})

const END_GRANT_OF: Statement = {
  name: 'end-grant-of-artifact',
  text: `
    DELETE FROM app_grant
    WHERE digest = (SELECT grant_digest FROM artifact WHERE digest = $1 AND kind = $2)`,
}

/** Ends the grant of an artifact, and with it everything that was minted under it. */
export async function endGrantOf(digest: Buffer, kind: string): Promise<void> {
  await change(END_GRANT_OF, [digest, kind])
}

const DELETE: Statement = {
  name: 'delete-artifact',
  text: 'DELETE FROM artifact WHERE digest = $1 AND kind = $2',
}

/** Removes one artifact. */
export async function deleteArtifact(digest: Buffer, kind: string): Promise<void> {
  await change(DELETE, [digest, kind])
}

const DELETE_FAMILY: Statement = {
  name: 'delete-artifact-family',
  text: `DELETE FROM artifact WHERE uid_digest = $1 AND kind IN ('AccessToken', 'RefreshToken')`,
}

/** Removes the access and refresh tokens that come from one code. */
export async function deleteFamily(family: Buffer): Promise<void> {
  await change(DELETE_FAMILY, [family])
}

const SWEEP: Statement = {
  name: 'sweep-artifacts',
  text: `
    DELETE FROM artifact WHERE digest IN (
      SELECT digest FROM artifact WHERE expires_at <= $1::timestamptz
      LIMIT $2 FOR UPDATE SKIP LOCKED)`,
}

/** Removes up to `most` expired artifacts. Answers how many. */
export function deleteExpiredArtifacts(most: number): Promise<number> {
  return change(SWEEP, [now().toISOString(), most])
}

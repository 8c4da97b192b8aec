import { APP_IN_SERVICE } from '@/lib/apps/in-service'
import { now } from '@/lib/clock'
import { BATCHED, batch } from '@/lib/db/batch'
import { change, rowsOf, type Statement, unseen } from '@/lib/db/statement'
import { tokenLives } from '@/lib/grants/token-lives'
import { actingMembership } from '@/lib/people/acting-membership'
import { TOLD_PERSON } from '@/lib/people/told-person'
import type { Artifact, FoundArtifact } from './artifact'
import { ARRAYS, columnsOf, NAMES, VALUES } from './artifact-columns'
import { deleteExpiredFrom } from './expired-rows'
import { portalSessionLives } from './portal-session-life'

const INSERT = `
  INSERT INTO artifact (${NAMES}) SELECT ${VALUES} FROM unnest(${ARRAYS}) AS q(${NAMES})`

/**
 * Everybody sees the commit at once, but nobody waits until it is on the disk. If PostgreSQL itself
 * stops, the tokens of its last half second are lost, and their holders request new ones. Secrets,
 * revocations, and what is made of a code or refresh token are never written like this.
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

/** Writes a new artifact, batched with others. Resolves after the commit. */
export const insertArtifact = batch<Artifact, undefined>(
  { ...BATCHED, name: INSERT_ARTIFACTS.name },
  async (artifacts) => {
    await change(INSERT_ARTIFACTS, columnsOf(artifacts))
    return []
  },
)

/** Writes an artifact that may exist already, such as a session that continues. */
export async function putArtifact(artifact: Artifact): Promise<void> {
  await change(PUT_ARTIFACT, columnsOf([artifact]))
}

/** Without a person, an access token is the app's own. Everything else is for people. */
const GRANTED_SCOPES = `CASE
  WHEN a.kind = 'ClientCredentials' OR (a.kind = 'AccessToken' AND a.person_id IS NULL)
  THEN app.granted_for_itself || app.management_scopes ELSE app.granted_for_people END`

const MEMBER_WHERE_TOLD = actingMembership({
  person: `CASE WHEN app.organization_claim OR app.role_claim <> 'none' THEN a.person_id END`,
  organization: 'app.organization_id',
})

/**
 * Whether a token is alive is derived at each look-up, never stored. An artifact is alive if it has
 * not expired, its app is in service, its secret was not revoked with its tokens, its key or
 * federated credential exists, its person is not disabled (altogether, or in the app's organization),
 * its grant exists, and its family has not ended. A person's session is alive if its portal session lives. When an app's secrets are regenerated, everything ends that
 * was minted with a secret retired by then, and so does what the app got before it authenticated (a
 * code).
 */
const FIND = `
  SELECT a.digest, a.kind, a.app_id AS "appId", app.organization_id AS "organizationId", a.scope,
    ${GRANTED_SCOPES} AS "grantedScopes", a.sealed,
    (extract(epoch FROM a.created_at))::float8 AS "createdSeconds",
    (extract(epoch FROM a.expires_at))::float8 AS "expiresSeconds",
    (extract(epoch FROM a.consumed_at))::float8 AS "consumedSeconds",
    a.person_id AS "personId", CASE WHEN person.id IS NOT NULL THEN ${TOLD_PERSON} END AS person,
    a.secret_id AS "secretId", a.key_id AS "keyId", a.subject_digest AS "subjectDigest",
    a.uid_digest AS "uidDigest", a.grant_digest AS "grantDigest", g.sealed AS "grantSealed",
    family.sealed_successor AS "sealedSuccessor"
  FROM artifact a
  LEFT JOIN app ON app.id = a.app_id
  LEFT JOIN secret ON secret.id = a.secret_id
  LEFT JOIN app_key ON app_key.id = a.key_id
  LEFT JOIN federated_credential federated ON federated.id = a.key_id
  LEFT JOIN person ON person.id = a.person_id
  LEFT JOIN membership standing
    ON standing.person_id = a.person_id AND standing.organization_id = app.organization_id
  LEFT JOIN LATERAL (
    SELECT m.organization_id, m.role FROM membership m ${MEMBER_WHERE_TOLD}) member ON true
  LEFT JOIN app_grant g ON g.digest = a.grant_digest
  LEFT JOIN token_family family ON family.digest = a.uid_digest
  LEFT JOIN person_session ps ON ps.id_digest = a.portal_session
  WHERE (a.expires_at IS NULL OR a.expires_at > $2::timestamptz)
    AND (a.app_id IS NULL OR (app.id IS NOT NULL AND ${APP_IN_SERVICE}))
    AND ${tokenLives('$2')}
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
export const findArtifact = batch<Buffer, FoundArtifact | undefined>(
  { ...BATCHED, name: FIND_ARTIFACTS.name },
  async (digests) => {
    const rows = await rowsOf<FoundArtifact>(FIND_ARTIFACTS, [digests, now().toISOString()])
    const byDigest = new Map(rows.map((row) => [row.digest.toString('latin1'), row]))
    return digests.map((digest) => byDigest.get(digest.toString('latin1')))
  },
)

/** The live artifact of a kind with this uid or user code. */
export async function findArtifactBy(
  column: keyof typeof FIND_BY,
  digest: Buffer,
  kind: string,
): Promise<FoundArtifact | undefined> {
  const values = [digest, now().toISOString(), kind]
  return (await rowsOf<FoundArtifact>(FIND_BY[column], values))[0]
}

const DELETE: Statement = {
  name: 'delete-artifact',
  text: 'DELETE FROM artifact WHERE digest = $1 AND kind = $2',
}

/** Removes one artifact. */
export async function deleteArtifact(digest: Buffer, kind: string): Promise<void> {
  await change(DELETE, [digest, kind])
}

const SWEEP: Statement = { name: 'sweep-artifacts', text: deleteExpiredFrom('artifact') }

/** Removes up to `most` expired artifacts. Answers how many. */
export function deleteExpiredArtifacts(most: number): Promise<number> {
  return change(SWEEP, [now().toISOString(), most])
}

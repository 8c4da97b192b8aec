import type { Artifact } from './artifact'

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

/** The names of all written columns. */
export const NAMES = COLUMNS.map(({ column }) => column).join(', ')
/** The placeholders of the columns' arrays: `$1` and so on. */
export const ARRAYS = COLUMNS.map(({ type }, n) => `$${n + 1}::${type}[]`).join(', ')
/** The values of a row of those arrays, in the order of the names. */
export const VALUES = COLUMNS.map(({ column, isMoment }) =>
  isMoment ? `to_timestamp(${column} / 1000)` : column,
).join(', ')

/** The number of the last placeholder of `ARRAYS`. */
export const LAST = COLUMNS.length

/** The artifacts as an array for each column. */
export function columnsOf(artifacts: Artifact[]): unknown[] {
  return COLUMNS.map(({ field }) => artifacts.map((artifact) => artifact[field]))
}

/**
 * The kinds of use of an app: the table, whose rows they are where the table does not say it, and the
 * column.
 */
const USES = [
  { table: 'secret_use', of: 'secret', key: 'id = used.secret_id', at: 'last_used_at' },
  { table: 'app_key_use', of: 'app_key', key: 'id = used.key_id', at: 'last_used_at' },
  {
    table: 'federated_credential_use',
    of: 'federated_credential',
    key: 'id = used.credential_id',
    at: 'last_used_at',
  },
  { table: 'published_keys_use', at: 'last_used_at' },
  { table: 'certificate_use', at: 'last_used_at' },
  { table: 'app_sign_in', at: 'last_at' },
  { table: 'grant_use', of: 'app_grant', key: 'digest = used.grant_digest', at: 'last_used_at' },
].map(({ table, of, key, at }) => ({
  from: `FROM ${table} used${of ? ` JOIN ${of} one ON one.${key}` : ''}`,
  app: of ? 'one.app_id' : 'used.app_id',
  at: `used.${at}`,
}))

/** When `app` was last used, in SQL; null if it never was. */
export const LAST_USED = `greatest(${USES.map(
  ({ from, app, at }) => `(SELECT max(${at}) ${from} WHERE ${app} = app.id)`,
).join(', ')})`

/** In SQL: a row of `app_id` for each use after a moment. The moment is in SQL too. */
export const usedAfter = (moment: string) =>
  USES.map(
    ({ from, app, at }) => `SELECT ${app} AS app_id ${from} WHERE ${at} > ${moment}::timestamptz`,
  ).join(' UNION ALL ')

/** In SQL: whether `app` was neither registered nor used since a moment. */
export function isUnusedSince(moment: string): string {
  const never = USES.map(
    ({ from, app, at }) =>
      `NOT EXISTS (SELECT ${from} WHERE ${app} = app.id AND ${at} >= ${moment}::timestamptz)`,
  )
  return `(app.created_at < ${moment}::timestamptz AND ${never.join(' AND ')})`
}

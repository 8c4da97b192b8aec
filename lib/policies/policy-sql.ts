import { DEFAULT_POLICY } from './policy'

const COLUMNS = {
  pkce: 'pkce',
  thirdPartyAccess: 'third_party_access',
  refreshReuseSeconds: 'refresh_reuse_seconds',
  refreshMaxDays: 'refresh_max_days',
  stepUpMinutes: 'step_up_minutes',
  accessTokenMaxMinutes: 'access_token_max_minutes',
} as const

/**
 * A setting in SQL, for statements about the life of tokens. It reads `policy`, which must be
 * left-joined, or takes the default if the organization has no row.
 */
export function settingInSql(setting: keyof typeof COLUMNS): string {
  const byDefault = DEFAULT_POLICY[setting]
  const inSql = typeof byDefault === 'string' ? `'${byDefault}'` : byDefault
  return `coalesce(policy.${COLUMNS[setting]}, ${inSql})`
}

/**
 * In SQL: the settings that do not count for `app` at the time `at`, or at a parameter (such as `$2`): it was created
 * too early for them, or has an exception. Null, and nothing is looked up, while the organization has
 * neither. It reads `app` and `policy`, which must be left-joined.
 */
export function exemptFrom(at: string | Date): string {
  const time = typeof at === 'string' ? at : `'${at.toISOString()}'`
  return `CASE WHEN policy.exempting
    THEN policy_exempt(app.id, app.created_at, policy.applies_after, ${time}::timestamptz) END`
}

/**
 * In SQL: whether third-party access is off for `app` at this parameter. It reads `app` and `policy`, which
 * must be left-joined. An exception counts in the organization of the app, which has given it.
 */
export const accessIsOff = (
  at: string,
) => `(NOT ${settingInSql('thirdPartyAccess')} AND NOT coalesce(
  app.organization_id = policy.organization_id AND 'thirdPartyAccess' = ANY (${exemptFrom(at)}), false))`

/** In SQL: whether the tokens of `app` end when their secret expires, at the parameter `at`. */
export const tokensEndWithSecret = (at: string) =>
  `tokens_end_with_secret(app.organization_id, app.id, app.created_at, ${at}::timestamptz)`

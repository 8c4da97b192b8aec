import { DEFAULT_POLICY } from './policy'

const COLUMNS = {
  pkce: 'pkce',
  thirdPartyAccess: 'third_party_access',
  refreshReuseSeconds: 'refresh_reuse_seconds',
  refreshMaxDays: 'refresh_max_days',
  stepUpMinutes: 'step_up_minutes',
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

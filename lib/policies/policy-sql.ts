import { DEFAULT_POLICY } from './policy'

const COLUMNS = {
  pkceForAll: 'pkce_for_all',
  thirdPartyAccess: 'third_party_access',
  refreshReuseSeconds: 'refresh_reuse_seconds',
  refreshMaxDays: 'refresh_max_days',
} as const

/**
 * A setting in SQL, for statements about the life of tokens. It reads `policy`, which must be
 * left-joined, or takes the default if the organization has no row.
 */
export function settingInSql(setting: keyof typeof COLUMNS): string {
  return `coalesce(policy.${COLUMNS[setting]}, ${DEFAULT_POLICY[setting]})`
}

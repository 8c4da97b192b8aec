import { DEFAULT_POLICY } from './policy'

const COLUMNS = { pkceForAll: 'pkce_for_all', thirdPartyAccess: 'third_party_access' } as const

/**
 * A setting in SQL, for statements of the token's life: of `policy`, to be joined from the left,
 * or the default where the organization has no row.
 */
export function settingInSql(setting: keyof typeof COLUMNS): string {
  return `coalesce(policy.${COLUMNS[setting]}, ${DEFAULT_POLICY[setting]})`
}

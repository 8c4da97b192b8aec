import { DEFAULT_POLICY, type Policy, type PolicySetting } from './policy'

/**
 * The settings that speak of single apps. They can count for apps created after a moment only, and an
 * app can have an exception from them.
 */
export const APP_SETTINGS = [
  'thirdPartyAccess',
  'secretsAllowed',
  'endlessSecrets',
  'secretMaxDays',
  'secretNoticeHours',
  'endTokensOfExpired',
  'allowedRedirectHosts',
  'allowedScopes',
  'allowedGrantTypes',
  'pkce',
  'refreshMaxDays',
  'accessTokenMaxMinutes',
  'recertifyDays',
  'unusedTellDays',
  'unusedSuspendDays',
  'unusedDeleteDays',
  'programsUnusedTellDays',
  'programsUnusedSuspendDays',
  'programsUnusedDeleteDays',
] as const satisfies readonly PolicySetting[]

/** Of the columns of an exception. */
export const SETTING_NAME_MAX = 60
export const EXCEPTION_REASON_MAX = 500

export type AppSetting = (typeof APP_SETTINGS)[number]

export function isAppSetting(setting: string): setting is AppSetting {
  return APP_SETTINGS.some((one) => one === setting)
}

/** By setting, the moment after which an app was created if the setting counts for it. */
export type AppliesAfter = Readonly<Partial<Record<AppSetting, Date>>>

/** A policy, or the part of it that somebody has read. */
type Spoken = Partial<Omit<Policy, 'allowedGrantTypes'> & { allowedGrantTypes: readonly string[] }>

/**
 * The policy for an app for which these settings do not count: it has what an organization allows that
 * has set nothing, and never less than the policy allows the others.
 */
export function withoutSettings<P extends Spoken>(
  policy: P,
  settings: readonly string[] | null,
): P {
  if (!settings || settings.length === 0) return policy
  const loosened = settings.filter(isAppSetting).filter((setting) => setting in policy)
  return Object.assign(
    {},
    policy,
    ...loosened.map((setting) => ({ [setting]: loosest(setting, policy) })),
  )
}

function loosest(setting: AppSetting, policy: Spoken): Spoken[AppSetting] {
  const { pkce, allowedGrantTypes = [], refreshMaxDays = 0 } = policy
  if (setting === 'pkce') return pkce === 'public_apps' ? pkce : DEFAULT_POLICY.pkce
  if (setting === 'allowedGrantTypes') {
    return [...new Set([...DEFAULT_POLICY.allowedGrantTypes, ...allowedGrantTypes])]
  }
  if (setting === 'refreshMaxDays') return Math.max(DEFAULT_POLICY.refreshMaxDays, refreshMaxDays)
  return DEFAULT_POLICY[setting]
}

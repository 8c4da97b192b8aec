import type { AppSetting } from '@/lib/policies/exempt'

/** An exception lasts no longer than this. */
export const EXCEPTION_MAX_DAYS = 365

/** An app for which a setting of the policy does not count until `endsAt`. */
export type ExceptionView = {
  id: string
  appId: string
  appName: string
  setting: AppSetting
  reason: string
  createdAt: Date
  createdByName: string
  endsAt: Date
}

import { DAY, secondsAfter } from '@/lib/clock'
import type { AddressClaim, PresetName } from './provider'

/** So long before the end of a client secret it is a notice. */
export const SECRET_NOTICE_DAYS = 30

/** The fields of a provider that an administrator can edit, without the secret. */
export type EditableProvider = {
  preset: PresetName
  name: string
  issuer: string
  clientId: string
  secretEndsAt: Date | null
  scopes: string
  addressClaim: AddressClaim
  trustsAddresses: boolean
  domains: readonly string[]
  groupsClaim: string
  groupsIgnoreCase: boolean
  administratorGroup: string | null
  developerGroup: string | null
  supportGroup: string | null
  hasButton: boolean
}

/** A provider as administrators see it. Nobody sees its secret. */
export type ProviderView = EditableProvider & {
  id: string
  disabledAt: Date | null
  secretRefusedAt: Date | null
  groupsMissedAt: Date | null
  createdAt: Date
  updatedAt: Date
}

/** What an administrator has to do about a provider; null: nothing. */
export type ProviderNotice = 'secret_refused' | 'secret_ended' | 'secret_ends' | 'groups_missed'

type Watched = Pick<
  ProviderView,
  'disabledAt' | 'secretRefusedAt' | 'secretEndsAt' | 'groupsMissedAt'
>

/** The most urgent notice about a provider at `at`. A provider that is off has none. */
export function noticeOf(provider: Watched, at: Date): ProviderNotice | null {
  if (provider.disabledAt) return null
  if (provider.secretRefusedAt) return 'secret_refused'
  const { secretEndsAt } = provider
  if (secretEndsAt && secretEndsAt <= at) return 'secret_ended'
  if (secretEndsAt && secretEndsAt <= secondsAfter(at, SECRET_NOTICE_DAYS * DAY)) {
    return 'secret_ends'
  }
  return provider.groupsMissedAt ? 'groups_missed' : null
}

import { EMAIL_MAX } from '@/lib/people/person'

/** Below it directories send people. */
export const SCIM_PATH = '/scim/v2'

export const SCIM_TOKEN_PREFIX = 'kt_scim_'
export const SCIM_TOKEN_NAME_MAX = 80
export const DIRECTORY_NAME_MAX = EMAIL_MAX
export const EXTERNAL_ID_MAX = 254
export const NAME_PART_MAX = 100

/** A token with which a company's directory provisions people, without its value. */
export type ScimTokenView = {
  id: string
  name: string
  createdAt: Date
  createdByName: string
  lastUsedAt: Date | null
}

/** A member as a company's directory knows them (RFC 7643 §4.1). */
export type DirectoryUser = {
  personId: string
  userName: string
  externalId: string | null
  name: string
  givenName: string | null
  familyName: string | null
  email: string
  active: boolean
  createdAt: Date
  changedAt: Date
}

/** What people are looked for by; all of them are compared whole. */
export type UserFilter = Partial<Record<'id' | 'userName' | 'externalId' | 'email', string>>

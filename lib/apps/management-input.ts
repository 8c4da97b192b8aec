import { z } from 'zod'
import { MANAGEMENT } from '@/lib/apis/api'

/**
 * What an app may never have for itself: what one person has allowed, and what decides who may do how
 * much. Otherwise it could give more to itself or to somebody else. The last one is an old name.
 */
const FOR_PEOPLE_ONLY = [
  'grants:read',
  'grants:write',
  'apis:write',
  'people:write',
  'organizations:read',
  'organizations:write',
  'policies:write',
  'keyturn.audit.read',
]

/** What an app may be granted for itself at the management API. */
export const GRANTABLE = MANAGEMENT.filter(({ name }) => !FOR_PEOPLE_ONLY.includes(name))

const NAMES = GRANTABLE.map(({ name }): string => name)

/** The form of what an app may do at the management API for itself. */
export const managementInput = z
  .object({
    scopes: z
      .array(z.enum(NAMES, 'Choose from the permissions that are listed.'))
      .default([])
      .transform((chosen) => NAMES.filter((name) => chosen.includes(name))),
  })
  .brand<'Management'>()
export type ManagementForm = z.input<typeof managementInput>
export type ManagementInput = z.output<typeof managementInput>

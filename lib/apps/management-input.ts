import { z } from 'zod'
import { MANAGEMENT } from '@/lib/apis/api'

/** What an app may be granted at the management API for itself: nothing about one person's own grants. */
export const GRANTABLE = MANAGEMENT.filter(
  ({ name }) => !name.startsWith('grants:') && name !== 'keyturn.audit.read',
)

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

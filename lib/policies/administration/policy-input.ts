import { z } from 'zod'
import { GRANT_TYPES, type PolicySetting } from '../policy'

const grantTypes = z
  .array(z.enum(GRANT_TYPES, 'Choose from the grant types that are listed.'))
  .min(1, 'Leave at least one: without any, no app gets a token.')
  .transform((chosen) => GRANT_TYPES.filter((type) => chosen.includes(type)))

/** An administrator's change of the policy. A setting that is left out stays as it is. */
export const policyChange = z
  .object({
    thirdPartyAccess: z.boolean(),
    newAppRegistration: z.boolean(),
    allowedGrantTypes: grantTypes,
    pkceForAll: z.boolean(),
    secondFactorRequired: z.boolean(),
    dynamicRegistration: z.boolean(),
  } satisfies Record<PolicySetting, z.ZodType>)
  .partial()
  .brand<'PolicyChange'>()
export type PolicyForm = z.input<typeof policyChange>
export type PolicyChange = z.output<typeof policyChange>

/** The form of the grant types. */
export const grantTypesForm = z.object({ allowedGrantTypes: grantTypes }).brand<'PolicyChange'>()
export type GrantTypesForm = z.input<typeof grantTypesForm>

import { z } from 'zod'
import {
  CHOICES,
  type ChoiceSetting,
  GRANT_TYPES,
  NUMBER_LIMITS,
  type NumberSetting,
  type PolicySetting,
} from '../policy'

const grantTypes = z
  .array(z.enum(GRANT_TYPES, 'Choose from the grant types that are listed.'))
  .min(1, 'Leave at least one: without any, no app gets a token.')
  .transform((chosen) => GRANT_TYPES.filter((type) => chosen.includes(type)))

const choices = {
  pkce: z.enum(CHOICES.pkce, 'Choose one of the three.'),
  onLeak: z.enum(CHOICES.onLeak, 'Choose one of the three.'),
} satisfies Record<ChoiceSetting, z.ZodType>

function numberOf(setting: NumberSetting) {
  const { min, max } = NUMBER_LIMITS[setting]
  const sentence = `Choose a whole number from ${min} to ${max}.`
  return z.number(sentence).int(sentence).min(min, sentence).max(max, sentence)
}

const numbers = {
  refreshReuseSeconds: numberOf('refreshReuseSeconds'),
  refreshMaxDays: numberOf('refreshMaxDays'),
  registeredSecretDays: numberOf('registeredSecretDays'),
  auditMonths: numberOf('auditMonths'),
  stepUpMinutes: numberOf('stepUpMinutes'),
} satisfies Record<NumberSetting, z.ZodType>

/** An administrator's change of the policy. A setting that is left out stays as it is. */
export const policyChange = z
  .object({
    thirdPartyAccess: z.boolean(),
    newAppRegistration: z.boolean(),
    approveNewApps: z.boolean(),
    approveWiderApps: z.boolean(),
    allowedGrantTypes: grantTypes,
    secondFactorRequired: z.boolean(),
    dynamicRegistration: z.boolean(),
    openRegistration: z.boolean(),
    auditRefusedRows: z.boolean(),
    auditTokenRows: z.boolean(),
    selfRotation: z.boolean(),
    ...choices,
    ...numbers,
  } satisfies Record<PolicySetting, z.ZodType>)
  .partial()
  .brand<'PolicyChange'>()
export type PolicyForm = z.input<typeof policyChange>
export type PolicyChange = z.output<typeof policyChange>

/** The form of the grant types. */
export const grantTypesForm = z.object({ allowedGrantTypes: grantTypes }).brand<'PolicyChange'>()
export type GrantTypesForm = z.input<typeof grantTypesForm>

/** The forms of what is one of several. Each sends one. */
export const choiceForm = z.object(choices).partial().brand<'PolicyChange'>()
export type ChoiceForm = z.input<typeof choiceForm>

/** A number as it is typed. Empty text is no number. */
function typed(setting: NumberSetting) {
  const text = z.string().max(20).optional()
  return text
    .transform((value) => (value === undefined ? undefined : Number(value.trim() || Number.NaN)))
    .pipe(numbers[setting].optional())
}

/** The forms of the numbers. Each sends one. */
export const numberForm = z
  .object({
    refreshReuseSeconds: typed('refreshReuseSeconds'),
    refreshMaxDays: typed('refreshMaxDays'),
    registeredSecretDays: typed('registeredSecretDays'),
    auditMonths: typed('auditMonths'),
    stepUpMinutes: typed('stepUpMinutes'),
  } satisfies Record<NumberSetting, z.ZodType>)
  .brand<'PolicyChange'>()
export type NumberForm = z.input<typeof numberForm>

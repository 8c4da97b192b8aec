import { z } from 'zod'
import { isHostPattern } from '../host-pattern'
import {
  CHOICES,
  type ChoiceSetting,
  GRANT_TYPES,
  LIST_LIMITS,
  type ListSetting,
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
  registrationBy: z.enum(CHOICES.registrationBy, 'Choose who registers apps.'),
} satisfies Record<ChoiceSetting, z.ZodType>

function numberOf(setting: NumberSetting) {
  const { min, max } = NUMBER_LIMITS[setting]
  const sentence = `Choose a whole number from ${min} to ${max}.`
  return z.number(sentence).int(sentence).min(min, sentence).max(max, sentence)
}

/** Shorter than the time in which an owner is told. */
const RECERTIFY_DAYS_MIN = 30

const numbers = {
  refreshReuseSeconds: numberOf('refreshReuseSeconds'),
  refreshMaxDays: numberOf('refreshMaxDays'),
  registeredSecretDays: numberOf('registeredSecretDays'),
  auditMonths: numberOf('auditMonths'),
  stepUpMinutes: numberOf('stepUpMinutes'),
  secretMaxDays: numberOf('secretMaxDays'),
  secretDefaultDays: numberOf('secretDefaultDays'),
  secretNoticeHours: numberOf('secretNoticeHours'),
  accessTokenMaxMinutes: numberOf('accessTokenMaxMinutes'),
  recertifyDays: numberOf('recertifyDays').refine(
    (days) => days === 0 || days >= RECERTIFY_DAYS_MIN,
    `Choose 0, or at least ${RECERTIFY_DAYS_MIN} days.`,
  ),
  unusedTellDays: numberOf('unusedTellDays'),
  unusedSuspendDays: numberOf('unusedSuspendDays'),
  unusedDeleteDays: numberOf('unusedDeleteDays'),
  programsUnusedTellDays: numberOf('programsUnusedTellDays'),
  programsUnusedSuspendDays: numberOf('programsUnusedSuspendDays'),
  programsUnusedDeleteDays: numberOf('programsUnusedDeleteDays'),
} satisfies Record<NumberSetting, z.ZodType>

/** What is allowed, one each; blank ones and doubles are dropped. */
function listOf(setting: ListSetting, isValid: (text: string) => boolean, complaint: string) {
  const { maxCount, maxLength } = LIST_LIMITS[setting]
  return z
    .array(z.string().max(maxLength * 2))
    .transform((texts) => [...new Set(texts.map((text) => text.trim()).filter(Boolean))])
    .refine((texts) => texts.length <= maxCount, `At most ${maxCount} fit.`)
    .refine((texts) => texts.every((text) => text.length <= maxLength && isValid(text)), complaint)
}

/** RFC 6749 §3.3. */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+$/

const lists = {
  allowedRedirectHosts: z
    .array(z.string())
    .transform((texts) => texts.map((text) => text.toLowerCase()))
    .pipe(
      listOf(
        'allowedRedirectHosts',
        isHostPattern,
        'Write hosts as rail.example or *.rail.example, without scheme, port and path.',
      ),
    ),
  allowedScopes: listOf('allowedScopes', (text) => SCOPE.test(text), 'Write names of scopes.'),
} satisfies Record<ListSetting, z.ZodType>

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
    secretsAllowed: z.boolean(),
    endlessSecrets: z.boolean(),
    endTokensOfExpired: z.boolean(),
    ...choices,
    ...numbers,
    ...lists,
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
    secretMaxDays: typed('secretMaxDays'),
    secretDefaultDays: typed('secretDefaultDays'),
    secretNoticeHours: typed('secretNoticeHours'),
    accessTokenMaxMinutes: typed('accessTokenMaxMinutes'),
    recertifyDays: typed('recertifyDays'),
    unusedTellDays: typed('unusedTellDays'),
    unusedSuspendDays: typed('unusedSuspendDays'),
    unusedDeleteDays: typed('unusedDeleteDays'),
    programsUnusedTellDays: typed('programsUnusedTellDays'),
    programsUnusedSuspendDays: typed('programsUnusedSuspendDays'),
    programsUnusedDeleteDays: typed('programsUnusedDeleteDays'),
  } satisfies Record<NumberSetting, z.ZodType>)
  .brand<'PolicyChange'>()
export type NumberForm = z.input<typeof numberForm>

/** A list as it is typed: one on each line. */
function lines(setting: ListSetting) {
  return z
    .string()
    .max(40_000)
    .optional()
    .transform((text) => text?.split(/\r?\n/))
    .pipe(lists[setting].optional())
}

/** The forms of the lists. Each sends one. */
export const listForm = z
  .object({
    allowedRedirectHosts: lines('allowedRedirectHosts'),
    allowedScopes: lines('allowedScopes'),
  } satisfies Record<ListSetting, z.ZodType>)
  .brand<'PolicyChange'>()
export type ListForm = z.input<typeof listForm>

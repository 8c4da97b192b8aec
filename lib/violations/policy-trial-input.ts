import { z } from 'zod'
import { policyChange } from '@/lib/policies/administration/policy-input'
import { endOfDay } from '@/lib/secrets/expiry'

/** The database knows no year 0, and no app is so old. */
const isDayOfAnApp = (at: Date) => at.getUTCFullYear() >= 2000

/** A day; the setting counts for apps created after it. Empty: for all. Left out: as it is. */
const appliesAfter = z
  .union(
    [z.literal('').transform(() => null), z.iso.date().transform(endOfDay).refine(isDayOfAnApp)],
    'Choose a day, or none.',
  )
  .optional()

/** A change of one or more settings, and for which apps it counts. */
export const policyTrial = z.object({ change: policyChange, appliesAfter }).brand<'PolicyTrial'>()
export type PolicyTrialForm = z.input<typeof policyTrial>
export type PolicyTrial = z.output<typeof policyTrial>

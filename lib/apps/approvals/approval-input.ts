import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { APPROVAL_WORD_MAX, APPROVALS_PER_PAGE } from './approval'

const id = z.string().max(40).refine(isPrintable)

const word = z
  .string()
  .default('')
  .transform((typed) => typedText(typed.replaceAll('\r\n', '\n'), APPROVAL_WORD_MAX))
  .refine(
    (typed) => typed.length <= APPROVAL_WORD_MAX,
    `Keep this to ${APPROVAL_WORD_MAX} characters.`,
  )
  .refine((typed) => typed.split('\n').every(isPrintable), 'Use letters, digits and signs only.')

const SAY_WHY = 'Tell the app’s developers why, in a sentence.'

/** The form with which an administrator refuses. */
export const refusal = z
  .object({ word: word.refine((said) => said !== '', SAY_WHY) })
  .brand<'Refusal'>()
export type RefusalForm = z.input<typeof refusal>

const verdict = z.enum(['approve', 'refuse'], 'Choose what you decide.')
const seen = { approvalId: id, revision: z.string().max(100).optional() }

/** What an administrator decides, and the registration of the app that they saw. */
export const approvalDecision = z
  .object(seen)
  .extend({ verdict, word })
  .superRefine(({ verdict: decided, word: said, revision }, context) => {
    if (decided === 'refuse' && !said) {
      context.addIssue({ code: 'custom', path: ['word'], message: SAY_WHY })
    }
    if (decided === 'approve' && !revision) {
      const message = 'Say which registration you have seen.'
      context.addIssue({ code: 'custom', path: ['revision'], message })
    }
  })
  .brand<'ApprovalDecision'>()
export type ApprovalDecisionForm = z.input<typeof approvalDecision>
export type ApprovalDecision = z.output<typeof approvalDecision>

/** The same of several, as many as one page shows, with one word for all of them. */
export const severalDecisions = z
  .object({
    approvals: z
      .array(z.object(seen))
      .min(1, 'Choose an approval first.')
      .max(APPROVALS_PER_PAGE, `At most ${APPROVALS_PER_PAGE} are decided at once.`),
    verdict,
    word,
  })
  .brand<'SeveralDecisions'>()
export type SeveralDecisions = z.output<typeof severalDecisions>

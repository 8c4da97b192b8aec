import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { APPROVAL_WORD_MAX } from './approval'

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

/** What an administrator decides, and the registration of the app that they saw. */
export const approvalDecision = z
  .object({
    approvalId: id,
    verdict: z.enum(['approve', 'refuse'], 'Choose what you decide.'),
    revision: z.string().max(100).optional(),
    word,
  })
  .superRefine(({ verdict, word: said, revision }, context) => {
    if (verdict === 'refuse' && !said) {
      context.addIssue({ code: 'custom', path: ['word'], message: SAY_WHY })
    }
    if (verdict === 'approve' && !revision) {
      const message = 'Say which registration you have seen.'
      context.addIssue({ code: 'custom', path: ['revision'], message })
    }
  })
  .brand<'ApprovalDecision'>()
export type ApprovalDecisionForm = z.input<typeof approvalDecision>
export type ApprovalDecision = z.output<typeof approvalDecision>

import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { API_SCOPES_MAX } from '../api'
import {
  PERMISSION_KINDS,
  PERMISSION_WORD_MAX,
  parsePermissionName,
  VERDICTS,
  type Verdict,
} from './permission'

const CHOOSE = 'Choose at least one permission.'

const permissions = z
  .array(z.string(), CHOOSE)
  .min(1, CHOOSE)
  .max(API_SCOPES_MAX * PERMISSION_KINDS.length, CHOOSE)
  .transform((names, context) =>
    names.flatMap((name) => {
      const permission = parsePermissionName(name)
      if (!permission) context.addIssue('This is no permission.')
      return permission ?? []
    }),
  )

const word = z
  .string()
  .default('')
  .transform((typed) => typedText(typed.replaceAll('\r\n', '\n'), PERMISSION_WORD_MAX))
  .refine(
    (typed) => typed.length <= PERMISSION_WORD_MAX,
    `Keep this to ${PERMISSION_WORD_MAX} characters.`,
  )
  .refine((typed) => typed.split('\n').every(isPrintable), 'Use letters, digits and signs only.')

const verdicts = Object.keys(VERDICTS) as [Verdict]

/** What is decided about an app's permissions. Whoever loses something is told why. */
export const decision = z
  .object({ verdict: z.enum(verdicts, 'Choose what you decide.'), permissions, word })
  .superRefine(({ verdict, word: said }, context) => {
    if (verdict === 'grant' || said) return
    const message = 'Tell the app’s developers why, in a sentence.'
    context.addIssue({ code: 'custom', path: ['word'], message })
  })
  .brand<'Decision'>()
export type DecisionForm = z.input<typeof decision>
export type Decision = z.output<typeof decision>

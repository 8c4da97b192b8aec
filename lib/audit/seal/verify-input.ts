import { z } from 'zod'
import { readHead } from './head'

const NO_HEAD = 'This is no head. One begins with org_ and has four parts with dots between.'

/** A step of a verification: behind which seal it goes on, and a head that somebody has kept. */
export const verifyForm = z
  .object({
    after: z.coerce.number().int().min(0).max(1e9).default(0),
    head: z
      .string()
      .max(200)
      .transform((text, context) => {
        const head = text.trim() === '' ? null : readHead(text)
        if (!head && text.trim() !== '') context.addIssue(NO_HEAD)
        return head
      })
      .default(null),
  })
  .brand<'VerifyForm'>()

export type VerifyForm = z.input<typeof verifyForm>
export type VerifyInput = z.output<typeof verifyForm>

import { z } from 'zod'
import { DAY } from '@/lib/clock'

export const MAIL_KINDS = [
  'invitation',
  'password_reset',
  'account',
  'notice',
  'digest',
  'test',
] as const
export type MailKind = (typeof MAIL_KINDS)[number]

export const MAIL_STATES = ['waiting', 'sent', 'failed'] as const
export type MailState = (typeof MAIL_STATES)[number]

/** In characters; what is longer is cut. */
export const SUBJECT_MAX = 200

/** A mail and what became of it are kept for so long. */
export const KEPT_SECONDS = 30 * DAY

/** After so long a mail is not sent any more, unless it has a link that still works. */
export const STALE_SECONDS = 3 * DAY

/**
 * What a mail says, in its order: plain texts without markup. A URL here opens nothing by itself; one
 * that does is the mail's `link`. A button without a URL stands for that link.
 */
export const mailBody = z.object({
  /** How the person is called. */
  name: z.string().optional(),
  paragraphs: z.array(z.string()),
  facts: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
  items: z.array(z.object({ text: z.string(), url: z.string().optional() })).optional(),
  button: z.object({ label: z.string(), url: z.string().optional() }).optional(),
  closing: z.array(z.string()).optional(),
})
export type MailBody = z.output<typeof mailBody>

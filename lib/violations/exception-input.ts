import { z } from 'zod'
import { isAppId } from '@/lib/apps/app'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { APP_SETTINGS, EXCEPTION_REASON_MAX } from '@/lib/policies/exempt'
import { endOfDay } from '@/lib/secrets/expiry'
import { typedText } from '@/lib/text'
import { EXCEPTION_MAX_DAYS } from './exception'

const WHY = 'Say why this app needs it.'

/** A new exception: for which app, from which setting, why, and its last day (UTC). */
export const exceptionInput = z
  .object({
    appId: z.string('Name an app.').trim().refine(isAppId, 'Write the client ID of an app.'),
    setting: z.enum(APP_SETTINGS, 'Choose a policy.'),
    reason: z
      .string(WHY)
      .transform((text) => typedText(text, EXCEPTION_REASON_MAX))
      .refine((text) => text.length > 0, WHY)
      .refine(
        (text) => text.length <= EXCEPTION_REASON_MAX,
        `Keep it to ${EXCEPTION_REASON_MAX} characters.`,
      ),
    endsOn: z.iso
      .date('Choose its last day.')
      .transform(endOfDay)
      .refine((at) => at > now(), 'Choose a day that has not passed.')
      .refine(
        (at) => at <= secondsAfter(now(), (EXCEPTION_MAX_DAYS + 1) * DAY),
        'Choose a day within a year.',
      ),
  })
  .brand<'ExceptionInput'>()
export type ExceptionForm = z.input<typeof exceptionInput>
export type ExceptionInput = z.output<typeof exceptionInput>

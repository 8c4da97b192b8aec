import { z } from 'zod'
import { now } from '@/lib/clock'
import { EXPIRY_MAX_YEARS, endOfDay, latestExpiry } from './expiry'

/** The last day on which secrets of other servers work, or nothing for no end. */
export const transitionForm = z
  .object({
    endsOn: z
      .union(
        [z.literal('').transform(() => null), z.iso.date().transform(endOfDay)],
        'Choose a day.',
      )
      .refine((at) => !at || at > now(), 'Choose a day that has not passed.')
      .refine(
        (at) => !at || at <= latestExpiry(now()),
        `Choose a day within ${EXPIRY_MAX_YEARS} years.`,
      ),
  })
  .brand<'TransitionInput'>()
export type TransitionForm = z.input<typeof transitionForm>
export type TransitionInput = z.output<typeof transitionForm>

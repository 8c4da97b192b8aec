import { z } from 'zod'
import { QUIET_HOURS_DEFAULT, QUIET_HOURS_MAX } from '@/lib/secrets/planned-end'
import { EVERY_DAYS_MAX, USE_WITHIN_DAYS_DEFAULT, USE_WITHIN_DAYS_MAX } from './rotation-record'

const whole = (max: number, unit: string) =>
  z.coerce
    .number<string | number>(`Write a number of ${unit}.`)
    .int(`Write whole ${unit}.`)
    .min(1, 'Write at least 1.')
    .max(max, `Write at most ${max}.`)

/** The form of an app's schedule. */
export const scheduleForm = z
  .object({
    everyDays: whole(EVERY_DAYS_MAX, 'days'),
    useWithinDays: whole(USE_WITHIN_DAYS_MAX, 'days').default(USE_WITHIN_DAYS_DEFAULT),
    quietHours: whole(QUIET_HOURS_MAX, 'hours').default(QUIET_HOURS_DEFAULT),
  })
  .brand<'Schedule'>()
export type ScheduleForm = z.input<typeof scheduleForm>
export type ScheduleInput = z.output<typeof scheduleForm>

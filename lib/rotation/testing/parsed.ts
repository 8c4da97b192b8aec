import { parseFirst } from '@/lib/testing/parse-first'
import { scheduleForm } from '../schedule-input'
import * as set from '../set-schedule'

/** The verb of a schedule, with its input parsed first. */
export const setSchedule = parseFirst(scheduleForm, set.setSchedule)

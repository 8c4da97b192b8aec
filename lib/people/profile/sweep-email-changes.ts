import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { deleteEmailChangesBefore } from './email-change-store'

/** Removes emails that people asked for and did not confirm in time. Only cleaning. Answers how many. */
export function sweepEmailChanges(): Promise<number> {
  return deleteEmailChangesBefore(db(), now())
}

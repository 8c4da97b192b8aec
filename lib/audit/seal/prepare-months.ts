import { db } from '@/lib/db/client'
import { makeMonths } from './store'

/** Makes the partitions of the audit log for this month and the three that follow, if they are missing. */
export function prepareMonths(): Promise<void> {
  return makeMonths(db())
}

import type { Origin } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { noteWrongReport, secondsUntilReports } from '@/lib/limits/leak-reports'

/**
 * Lets a report in whose sender proves who they are. Refuses with `report_not_signed`, and after 60 of
 * those an hour from one address with `too_many_attempts`, before anything is verified.
 */
export async function refuseGuesser(
  { address }: Origin,
  proves: () => boolean | Promise<boolean>,
): Promise<void> {
  const seconds = secondsUntilReports(address)
  if (seconds > 0) throw new Refusal('too_many_attempts', `leak reports: ${seconds} s to wait`)
  if (await proves()) return
  noteWrongReport(address)
  throw new Refusal('report_not_signed')
}

import { Refusal } from '@/lib/errors'
import type { AppRecord } from './store'

/** Refuses with `app_waits_for_approval`: an app that nobody has approved yet is not resumed. */
export function refuseWaiting({ id, suspendedFor }: AppRecord): void {
  if (suspendedFor === 'approval') throw new Refusal('app_waits_for_approval', `app ${id}`)
}

import { startSweeping } from '@/lib/jobs/sweeper'
import { startFlushing, stopFlushing } from '@/lib/usage/flush'
import type { Lifetime } from './lifetime'

/** Starts what runs beside the requests: writing down what was used, and sweeping. */
export function startBackground(lifetime: Lifetime): void {
  startFlushing()
  lifetime.onStop(stopFlushing)
  lifetime.onStop(startSweeping())
}

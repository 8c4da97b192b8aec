import { startDelivering } from '@/lib/jobs/deliver-logout-notices'
import { startSweeping } from '@/lib/jobs/sweeper'
import { startFlushing, stopFlushing } from '@/lib/usage/flush'
import type { Lifetime } from './lifetime'

/** Starts what runs beside the requests: writing down what was used, sweeping, and telling apps of
 * sign-outs. */
export function startBackground(lifetime: Lifetime): void {
  startFlushing()
  lifetime.onStop(stopFlushing)
  lifetime.onStop(startSweeping())
  lifetime.onStop(startDelivering())
}

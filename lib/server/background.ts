import { startDelivering } from '@/lib/jobs/deliver-logout-notices'
import { startMailing } from '@/lib/jobs/deliver-mails'
import { startDeliveringWebhooks } from '@/lib/jobs/deliver-webhooks'
import { startEndingSecrets } from '@/lib/jobs/end-planned-secrets'
import { startMovingClients } from '@/lib/jobs/move-clients'
import { startPushing } from '@/lib/jobs/push-signals'
import { startRotating } from '@/lib/jobs/rotate-secrets'
import { startSealing } from '@/lib/jobs/seal-audit-log'
import { startSweeping } from '@/lib/jobs/sweeper'
import { startTelling } from '@/lib/jobs/tell-people'
import { startFlushing, stopFlushing } from '@/lib/usage/flush'
import type { Lifetime } from './lifetime'

/**
 * Starts what runs beside the requests: writing down what was used, sweeping, sealing the audit log,
 * sending mails, telling people and webhooks of events, apps of sign-outs and APIs of what has ended, ending
 * secrets as planned, and rotating them.
 */
export function startBackground(lifetime: Lifetime): void {
  startFlushing()
  lifetime.onStop(stopFlushing)
  lifetime.onStop(startSweeping())
  lifetime.onStop(startSealing())
  lifetime.onStop(startDelivering())
  lifetime.onStop(startMailing())
  lifetime.onStop(startPushing())
  lifetime.onStop(startDeliveringWebhooks())
  lifetime.onStop(startEndingSecrets())
  lifetime.onStop(startMovingClients())
  lifetime.onStop(startRotating())
  lifetime.onStop(startTelling())
}

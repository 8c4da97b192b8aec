import type { Actor } from '@/lib/actor'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { listRefused } from './list-refused'
import type { LiveUse } from './live-use'
import { STILL_SENT_DAYS, stillSentOf } from './still-sent'

/**
 * The use of the app's active secrets, and which secrets are still sent after their end; at most a
 * second late. Refuses with `not_found`.
 */
export async function findLiveUse(actor: Actor, appId: string): Promise<LiveUse> {
  const at = now()
  const [secrets, day, month] = await Promise.all([
    listSecrets(actor, appId),
    listRefused(actor, appId, { since: secondsAfter(at, -DAY), provenOnly: true }),
    listRefused(actor, appId, {
      since: secondsAfter(at, -STILL_SENT_DAYS * DAY),
      provenOnly: true,
    }),
  ])
  const active = secrets.filter(({ status }) => status !== 'expired' && status !== 'revoked')
  return {
    at,
    uses: Object.fromEntries(active.map(({ id, use }) => [id, use])),
    stillSent: stillSentOf({ day, month }),
  }
}

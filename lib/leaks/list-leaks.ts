import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { pauseOf } from '@/lib/secrets/pause'
import { formatHint, secretStatus } from '@/lib/secrets/secret'
import { LEAK_SHOWN_DAYS, LEAKS_LISTED_MAX, type LeakView } from './leak'
import { findLeaks } from './store'

/**
 * Where secrets of the app were found that have not ended, the last report first; and for 30 days the
 * reports that have ended all of them. At most `LEAKS_LISTED_MAX`. Refuses with `not_found`.
 */
export async function listLeaks(actor: Actor, appId: string): Promise<LeakView[]> {
  await authorizeApp(db(), actor, appId, 'read')
  const at = now()
  const since = secondsAfter(at, -LEAK_SHOWN_DAYS * DAY)
  const rows = await findLeaks(db(), { appId, since, take: LEAKS_LISTED_MAX })
  return rows.flatMap(({ secret, reporter, place, outcome, reports, firstAt, lastAt }) => {
    const { id: secretId, name: secretName, expiresAt, retirement } = secret
    const status = secretStatus({ expiresAt, retirement, pause: pauseOf(secret) }, at)
    if (status === 'expired') return []
    const said = { reporter, place, outcome, reports, firstAt, lastAt }
    return [{ ...said, secretId, secretName, hint: formatHint(secret), status }]
  })
}

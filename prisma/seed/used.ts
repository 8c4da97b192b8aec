import { HOUR, now, secondsAfter } from '@/lib/clock'
import { flushUses } from '@/lib/usage/flush'
import { noteSecretUse } from '@/lib/usage/note-secret-use'
import { goTo } from './calendar'

/** A machine that authenticates with a secret. */
export type Machine = { address: string; userAgent: string }

export const BILLING: Machine = { address: '203.0.113.17', userAgent: 'python-requests/2.32.5' }
export const BILLING_NEW: Machine = { address: '203.0.113.94', userAgent: 'node-openid-client/6.8' }
export const WAREHOUSE: Machine = { address: '2001:db8:40::5', userAgent: 'Java/21.0.5' }
export const KIOSK: Machine = { address: '192.0.2.61', userAgent: 'Go-http-client/2.0' }
export const LAPTOP: Machine = { address: '198.51.100.131', userAgent: 'curl/8.14.1' }

/** Records `times` uses of the secret within the hour that ends `daysAgo` days before the present. */
export async function used(
  { id, appId }: { id: string; appId: string },
  daysAgo: number,
  by: Machine & { times?: number },
): Promise<void> {
  goTo(daysAgo)
  const { times = 20, address, userAgent } = by
  for (let count = times - 1; count >= 0; count -= 1) {
    const at = secondsAfter(now(), (-count * HOUR) / times)
    noteSecretUse({ secretId: id, appId, at, address, userAgent, grantType: 'client_credentials' })
  }
  await flushUses()
}

import type { Tx } from '@/lib/db/client'
import { findRefused } from './refused-store'
import { ENDED } from './still-sent'
import { REFUSED_LISTED_MAX } from './usage'

/** How many requests came with a secret's right value since its end, and were refused. */
export async function countSentSince(
  tx: Tx,
  { appId, secretId, since }: { appId: string; secretId: string; since: Date },
): Promise<number> {
  const rows = await findRefused(tx, appId, {
    since,
    credentialId: secretId,
    provenOnly: true,
    take: REFUSED_LISTED_MAX,
  })
  return rows
    .filter(({ cause }) => ENDED.has(cause) && cause !== 'secret_paused')
    .reduce((sum, { attempts }) => sum + attempts, 0)
}

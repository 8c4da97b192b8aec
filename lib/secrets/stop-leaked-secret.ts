import { recordEvent, type Unattended } from '@/lib/audit/record-event'
import type { Tx } from '@/lib/db/client'
import { endEverySecret } from './end-every-secret'
import { knownBy, targetOf } from './named-in-audit'
import { pauseForGood } from './pause-store'
import type { SecretRecord } from './store'

/**
 * Stops a secret that strangers have, without a person: pauses it until somebody resumes it, or ends
 * every secret and token of its app. No new secret is made, because nobody is there to see one. The
 * caller holds the app's lock and knows that the secret has not ended. Suspended and deleted apps are
 * not left out.
 */
export async function stopLeakedSecret(
  tx: Tx,
  keyturn: Unattended,
  { secret, how, at }: { secret: SecretRecord; how: 'pause' | 'regenerate'; at: Date },
): Promise<void> {
  if (how === 'regenerate') {
    await endEverySecret(tx, keyturn, { appId: secret.appId, at, because: 'leaked' })
    return
  }
  await pauseForGood(tx, secret.id, at)
  await recordEvent(tx, keyturn, 'secret.paused', {
    target: targetOf(secret),
    detail: { ...knownBy(secret), until: null, note: 'Somebody has found it.' },
  })
}

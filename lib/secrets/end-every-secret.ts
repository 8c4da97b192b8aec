import type { Actor } from '@/lib/actor'
import { markRegenerated } from '@/lib/apps/mark-regenerated'
import { recordEvent, type Unattended } from '@/lib/audit/record-event'
import type { Tx } from '@/lib/db/client'
import { endKeptTokens, retireSecret } from './ending-store'
import { knownBy, targetOf } from './named-in-audit'
import { findSlotHolders } from './store'

/**
 * Ends every active secret of the app, and every token that any secret of it has minted: also tokens
 * that survived an earlier revocation or an expiry. The caller holds the app's lock.
 */
export async function endEverySecret(
  tx: Tx,
  actor: Actor | Unattended,
  { appId, at, because }: { appId: string; at: Date; because: 'leaked' | null },
): Promise<void> {
  const holders = await findSlotHolders(tx, appId)
  const end = { at, retirement: 'regenerated', byName: actor.personName, because } as const
  for (const { id } of holders) await retireSecret(tx, id, end)
  await markRegenerated(tx, appId, at)
  for (const old of [...holders, ...(await endKeptTokens(tx, appId))]) {
    await recordEvent(tx, actor, 'secret.regenerated', {
      target: targetOf(old),
      detail: knownBy(old),
    })
  }
}

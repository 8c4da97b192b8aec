import { RefusedBanner } from '@/components/usage/refused-banner'
import type { Actor } from '@/lib/actor'
import { findStillRefused } from '@/lib/usage/find-still-refused'

/** Says since when and why something is refused that was once right. */
export async function StillRefused({ actor, appId }: { actor: Actor; appId: string }) {
  const found = await findStillRefused(actor, [appId])
  return <RefusedBanner refused={found.get(appId)} />
}

import type { Actor } from '@/lib/actor'
import { eachApp } from './each-app'
import type { AppOutcome } from './several-apps'
import type { SeveralApps } from './several-input'
import { suspendApp } from './suspend-app'

/** Suspends several apps, and says of each what came of it. Refuses as `eachApp` does. */
export function suspendApps(actor: Actor, { appIds }: SeveralApps): Promise<AppOutcome[]> {
  return eachApp(appIds, (appId) => suspendApp(actor, appId))
}

import type { Actor } from '@/lib/actor'
import { eachApp } from './each-app'
import { resumeApp } from './resume-app'
import type { AppOutcome } from './several-apps'
import type { SeveralApps } from './several-input'

/**
 * Ends the suspension of several apps, and says of each what came of it. Refuses as `eachApp` does.
 */
export function resumeApps(actor: Actor, { appIds }: SeveralApps): Promise<AppOutcome[]> {
  return eachApp(appIds, (appId) => resumeApp(actor, appId))
}

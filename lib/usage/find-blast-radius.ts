import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { callersOf } from './list-callers'
import { countLivingTokens } from './living-token-store'
import { type BlastRadius, TOKENS_COUNTED_MAX } from './usage'

/**
 * What depends on an app, or on one of its secrets: the callers of the last 24 hours, the living
 * tokens and the people for whom they speak, counted up to `TOKENS_COUNTED_MAX` tokens. Refuses with
 * `not_found`.
 */
export async function findBlastRadius(
  actor: Actor,
  appId: string,
  { secretId }: { secretId?: string } = {},
): Promise<BlastRadius> {
  await authorizeApp(db(), actor, appId, 'read')
  const at = now()
  const [callers, living] = await Promise.all([
    callersOf(appId, { credentialId: secretId, since: secondsAfter(at, -DAY) }),
    countLivingTokens(appId, { secretId: secretId ?? null, at, most: TOKENS_COUNTED_MAX }),
  ])
  return { ...callers, ...living }
}

import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { callersOf } from './list-callers'
import { countLivingTokens, type Of } from './living-token-store'
import { type BlastRadius, TOKENS_COUNTED_MAX } from './usage'

/**
 * What depends on an app, or on one of its secrets or public keys: the callers of the last 24 hours, the living
 * tokens and the people for whom they speak, counted up to `TOKENS_COUNTED_MAX` tokens. Refuses with
 * `not_found`.
 */
export async function findBlastRadius(
  actor: Actor,
  appId: string,
  of: Of = {},
): Promise<BlastRadius> {
  await authorizeApp(db(), actor, appId, 'read')
  const at = now()
  const [callers, living] = await Promise.all([
    callersOf(appId, { credentialId: of.secretId ?? of.keyId, since: secondsAfter(at, -DAY) }),
    countLivingTokens(appId, { ...of, at, most: TOKENS_COUNTED_MAX }),
  ])
  return { ...callers, ...living }
}

import type { RefusedWhilePaused } from '@/components/secrets/pause-state'
import type { Actor } from '@/lib/actor'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { isActive, type SecretView } from '@/lib/secrets/secret'
import { listRefused } from '@/lib/usage/list-refused'

/**
 * Who sent the right value of a secret during its last pause, by the secret's id: of secrets that are
 * paused, or were within the last day.
 */
export async function refusedWhilePaused(
  actor: Actor,
  secrets: readonly SecretView[],
): Promise<RefusedWhilePaused> {
  const dayAgo = secondsAfter(now(), -DAY)
  const found = secrets.flatMap(({ id, appId, pause, status }) => {
    const isRecent = pause && (!pause.until || pause.until > dayAgo)
    return isRecent && isActive({ status }) ? [{ id, appId, since: pause.at }] : []
  })
  const entries = found.map(async ({ id, appId, since }) => {
    const refused = await listRefused(actor, appId, { credentialId: id, since, provenOnly: true })
    return [id, refused.filter(({ cause }) => cause === 'secret_paused')] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

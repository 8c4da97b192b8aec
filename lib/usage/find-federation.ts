import type { Actor } from '@/lib/actor'
import { whySecretless } from '@/lib/apps/app'
import { listFederatedCredentials } from '@/lib/apps/federated/list-federated-credentials'
import { findApp } from '@/lib/apps/find-app'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { isActive } from '@/lib/secrets/secret'
import type { Federation } from './federation'
import { callersOf } from './list-callers'
import { type Platform, platformOf } from './platform-of'
import { DAILY_USES_DAYS } from './usage'

/**
 * The federated credentials of the app. While it has none and could have one: its active secrets whose
 * callers of the last `DAILY_USES_DAYS` days all look like one platform that vouches for what runs
 * there. Refuses with `not_found`.
 */
export async function findFederation(actor: Actor, appId: string): Promise<Federation> {
  const app = await findApp(actor, appId)
  const credentials = await listFederatedCredentials(actor, appId)
  const mayHaveOne = !whySecretless(app) && app.fapiProfile === 'none'
  if (credentials.length > 0 || !mayHaveOne) return { credentials, federable: [] }
  const since = secondsAfter(now(), -DAILY_USES_DAYS * DAY)
  const active = (await listSecrets(actor, appId)).filter(isActive)
  const found = await Promise.all(
    active.map(async ({ id, name }) => {
      const { callers, more } = await callersOf(appId, { credentialId: id, since })
      const platform = more === 0 ? onlyPlatformOf(callers) : null
      return platform && { secretId: id, secretName: name, platform, callers: callers.length }
    }),
  )
  return { credentials, federable: found.filter((one) => one !== null) }
}

/** The platform that all of them look like; null if there is none, or nobody came. */
function onlyPlatformOf(callers: readonly { userAgent: string }[]): Platform | null {
  const [first, ...others] = callers.map(({ userAgent }) => platformOf(userAgent))
  return first && others.every((one) => one?.preset === first.preset) ? first : null
}

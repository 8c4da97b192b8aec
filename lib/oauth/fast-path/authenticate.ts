import { secretMatches } from '@/lib/secrets/digest-secret'
import { parseSecret } from '@/lib/secrets/parse-secret'
import { clientAttemptOf } from '../client-authentication/client-attempt'
import { secondsToWait } from '../client-authentication/failed-authentications'
import { NOBODYS } from '../client-authentication/nobody'
import { isOutside } from '../client-authentication/outside-networks'
import { findPresented } from '../clients/store'
import type { Authenticated } from './decision'
import type { PlainRequest } from './plain-request'

/**
 * The app that has authenticated (RFC 6749 §2.3.1); null leaves the request to the engine. Calls
 * `meanwhile` if the app is looked up.
 */
export async function authenticate(
  plain: PlainRequest,
  address: string,
  meanwhile?: () => void,
): Promise<Authenticated | null> {
  const { appId, secret: value } = plain
  const secretId = parseSecret(value)?.id
  if (!secretId) return null
  const attempt = clientAttemptOf(address, { appId, secretId })
  if (secondsToWait(attempt) > 0) return null
  const lookingUp = findPresented({ appId, secretId })
  meanwhile?.()
  const app = await lookingUp
  const matches = secretMatches(value, app?.secret ?? NOBODYS)
  if (!matches || !app?.secret || app.outOfService || app.secret.endedBecause) return null
  if (app.refusesSecrets || isOutside(app, address)) return null
  return { attempt, secretId, app }
}

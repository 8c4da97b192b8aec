import { inTransaction, type Tx } from '@/lib/db/client'
import { findProvider } from '@/lib/providers/find-provider'
import { type LoggedOut, readLogoutToken } from '@/lib/providers/openid/read-logout-token'
import { endProviderSessions } from '../sessions/end-provider-sessions'
import { findByIdentity } from './store'

/**
 * Ends the sessions that a provider's logout token names (OpenID Connect Back-Channel Logout 1.0):
 * those that began in one session of the provider, or those of a person that began by it. False if
 * there is no such provider; throws when the token is not one of its own.
 */
export async function signOutByProvider(providerId: string, token: string): Promise<boolean> {
  const provider = await findProvider(providerId)
  if (!provider) return false
  const loggedOut = await readLogoutToken(provider, token)
  await inTransaction(async (tx) => {
    const sessions = await sessionsOf(tx, loggedOut)
    if (sessions) await endProviderSessions(tx, { providerId, ...sessions })
  })
  return true
}

/** Null when the token names somebody who is not here. */
async function sessionsOf(tx: Tx, { issuer, subject, sid }: LoggedOut) {
  if (sid !== null) return { providerSid: sid }
  const person = subject === null ? null : await findByIdentity(tx, issuer, subject)
  return person && { personId: person.id }
}

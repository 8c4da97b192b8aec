import { db } from '@/lib/db/client'
import { acceptInitialAccessToken } from '@/lib/initial-access-tokens/accept-initial-access-token'
import { type Adapter, type AdapterPayload, Provider } from '../protocol/oidc-provider'
import { CHECKED } from './check-metadata'
import { NO_TOKEN } from './open-registration'
import { registering } from './registering'

/**
 * The engine's storage for initial access tokens (RFC 7591 §3): those that the portal has issued.
 */
export const initialAccessTokens: Adapter = {
  async find(value) {
    if (value === NO_TOKEN && registering.get()?.open) return tokenOf(value)
    const token = await acceptInitialAccessToken(db(), value)
    if (!token || !Provider.ctx) return undefined
    registering.set({ token })
    return tokenOf(value)
  },
  upsert: madeInThePortal,
  findByUid: madeInThePortal,
  findByUserCode: madeInThePortal,
  consume: madeInThePortal,
  destroy: madeInThePortal,
  revokeByGrantId: madeInThePortal,
}

function tokenOf(jti: string): AdapterPayload {
  return { jti, kind: 'InitialAccessToken', policies: [CHECKED] }
}

async function madeInThePortal(): Promise<never> {
  throw new Error('lib/oauth: initial access tokens are made and revoked in the portal')
}

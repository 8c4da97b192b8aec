import { db } from '@/lib/db/client'
import { acceptInitialAccessToken } from '@/lib/initial-access-tokens/accept-initial-access-token'
import type { Adapter } from '../protocol/oidc-provider'
import { requestMemory } from '../request/request-memory'
import { CHECKED } from './check-metadata'

/** Where the engine finds initial access tokens (RFC 7591 §3): in the policies of the house. */
export const initialAccessTokens: Adapter = {
  async find(value) {
    const token = await acceptInitialAccessToken(db(), value)
    const memory = requestMemory()
    if (!token || !memory) return undefined
    memory.registering = { token }
    return { jti: value, kind: 'InitialAccessToken', policies: [CHECKED] }
  },
  upsert: madeInThePortal,
  findByUid: madeInThePortal,
  findByUserCode: madeInThePortal,
  consume: madeInThePortal,
  destroy: madeInThePortal,
  revokeByGrantId: madeInThePortal,
}

async function madeInThePortal(): Promise<never> {
  throw new Error('lib/oauth: initial access tokens are made and revoked in lib/policies')
}

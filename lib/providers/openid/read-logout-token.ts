import { jwtVerify } from 'jose'
import { z } from 'zod'
import type { Provider } from '../provider-with-secret'
import { keysOf } from './find-keys'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** A token that was signed longer ago, in seconds, ends nothing. */
const OLDEST_SECONDS = 300

// OpenID Connect Back-Channel Logout 1.0, §2.4 and §2.6.
const claims = z
  .object({
    events: z.object({ [EVENT]: z.looseObject({}) }),
    nonce: z.undefined('a logout token has no nonce').optional(),
    sub: z.string().optional(),
    sid: z.string().optional(),
    iss: z.string(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined, 'it names nobody')

/** Whom a provider has signed out: one of its sessions, or somebody everywhere. */
export type LoggedOut = { issuer: string; subject: string | null; sid: string | null }

/**
 * Verifies a logout token of the provider. Anybody may send one, so the provider is not asked for its
 * keys each time. Throws when it is none, or of somebody else.
 */
export async function readLogoutToken(provider: Provider, token: string): Promise<LoggedOut> {
  const { payload } = await jwtVerify(token, keysOf(provider), {
    issuer: provider.issuer,
    audience: provider.clientId,
    maxTokenAge: OLDEST_SECONDS,
    clockTolerance: 10,
  })
  const { iss, sub, sid } = claims.parse(payload)
  return { issuer: iss, subject: sub ?? null, sid: sid ?? null }
}

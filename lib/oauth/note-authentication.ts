import type { IncomingMessage } from 'node:http'
import { now } from '@/lib/clock'
import { noteUse } from '@/lib/usage/note-use'
import { type Caller, noteSuccess } from './failed-authentications'
import type { KoaContextWithOIDC } from './protocol'

const GRANT_TYPE = /^[a-z_:.-]{1,80}$/

/** Notes that a caller has authenticated, and with that a use of its secret. */
export function noteAuthentication(req: IncomingMessage, caller: Caller, purpose: string): void {
  const at = now()
  noteSuccess(caller, at)
  if (!caller.secretId) return
  noteUse({
    secretId: caller.secretId,
    at,
    address: caller.address,
    userAgent: req.headers['user-agent'] ?? '',
    grantType: purpose,
  })
}

/**
 * What a request was for: its grant type, or the endpoint. The parameter is checked after the
 * authentication, so here it may still be anything.
 */
export function purposeOf(ctx: KoaContextWithOIDC): string {
  if (ctx.oidc.route !== 'token') return ctx.oidc.route
  const asked = ctx.oidc.params?.grant_type
  return typeof asked === 'string' && GRANT_TYPE.test(asked) ? asked : 'unsupported'
}

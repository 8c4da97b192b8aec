import { now } from '@/lib/clock'
import { noteUse } from '@/lib/usage/note-use'
import type { Caller } from './failed-authentications'
import type { KoaContextWithOIDC } from './protocol'

const GRANT_TYPE = /^[a-z_:.-]{1,80}$/

/** Notes that the secret authenticated this request, whatever the request was for. */
export function noteUseOf(ctx: KoaContextWithOIDC, caller: Caller): void {
  if (!caller.secretId) return
  noteUse({
    secretId: caller.secretId,
    at: now(),
    address: caller.address,
    userAgent: ctx.headers['user-agent'] ?? '',
    grantType: ctx.oidc.route === 'token' ? grantTypeOf(ctx) : ctx.oidc.route,
  })
}

/** The parameter is checked after authentication, so here it may still be anything. */
function grantTypeOf(ctx: KoaContextWithOIDC): string {
  const asked = ctx.oidc.params?.grant_type
  return typeof asked === 'string' && GRANT_TYPE.test(asked) ? asked : 'unsupported'
}

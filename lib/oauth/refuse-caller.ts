import { log } from '@/lib/log'
import { requestIdOf } from './caller'
import { type Caller, noteFailure } from './failed-authentications'
import { errors, type KoaContextWithOIDC } from './protocol'

/** Why a caller did not authenticate. For the log only: the answer is always the same. */
export type WhyRefused =
  | 'unknown_app'
  | 'app_suspended'
  | 'app_deleted'
  | 'no_secret'
  | 'malformed_secret'
  | 'unknown_secret'
  | 'wrong_secret'
  | 'secret_expired'
  | 'secret_revoked'
  | 'secret_regenerated'

/** Too many failed authentications (429); `Retry-After` says when to come back, in seconds. */
export class TooManyFailures extends errors.OIDCProviderError {
  override error_description = 'too many failed authentications, try again later'

  constructor(ctx: KoaContextWithOIDC, seconds: number) {
    super(429, 'temporarily_unavailable')
    ctx.set('Retry-After', String(seconds))
  }
}

/**
 * Logs why a caller was refused and counts it against it. The line names the app and the public
 * id of the secret, both only if well-formed, and never the value.
 */
export function refuseCaller(ctx: KoaContextWithOIDC, caller: Caller, why: WhyRefused): undefined {
  const closed = noteFailure(caller, kindOf(why))
  const line = {
    event: 'client_authentication_refused',
    why,
    appId: caller.appId,
    secretId: caller.secretId,
    address: caller.address,
    requestId: requestIdOf(ctx.req),
  }
  log.info(line, 'client authentication refused')
  if (closed) log.warn(line, 'too many failed authentications: turned away for a while')
}

function kindOf(why: WhyRefused) {
  if (why === 'unknown_app') return 'unknown app'
  return why.startsWith('secret_') ? 'retired' : 'guess'
}

import type { WhyNotAccepted } from '@/lib/apps/federated/accept-token'
import { log } from '@/lib/log'
import { noteTokenUse } from '@/lib/request-notes'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { requestIdOf } from '../request/origin'
import { TooMany } from '../request/too-many'
import type { ClientAttempt } from './client-attempt'
import { countRefusedClient } from './count-refused'
import { noteFailure, secondsToWait } from './failed-authentications'

/**
 * Why a client did not authenticate. For the log and the app's people only: the answer is always the
 * same.
 */
export type WhyRefused =
  | 'unknown_app'
  | 'app_suspended'
  | 'app_deleted'
  | 'no_secret'
  | 'malformed_secret'
  | 'unknown_secret'
  | 'wrong_secret'
  | 'secret_and_line_break'
  | 'secret_expired'
  | 'secret_revoked'
  | 'secret_revoked_keeping_tokens'
  | 'secret_regenerated'
  | 'secret_paused'
  | 'secret_transition_over'
  | 'secret_not_in_fapi'
  | 'unknown_key'
  | 'unreadable_keys'
  | 'wrong_assertion'
  | 'wrong_certificate'
  | 'assertion_spent'
  | 'federation_not_in_fapi'
  | 'outside_networks'
  | WhyNotAccepted

/** FAPI refuses these before they are looked at, so that nobody knows whether they were right. */
const UNSEEN: ReadonlySet<WhyRefused> = new Set(['secret_not_in_fapi', 'federation_not_in_fapi'])

/** Too many failed authentications (429). */
export class TooManyFailures extends TooMany {
  constructor(ctx: KoaContextWithOIDC, seconds: number) {
    super(ctx, { seconds, of: 'failed authentications' })
  }
}

/**
 * Counts for the app's people why a client was refused, logs it, and counts the failure against the
 * limits. After too many failures it only does the first, and throws `TooManyFailures`, whatever was
 * wrong. `wasRight` means that the value is correct, but its secret has ended or is paused, or its
 * app is out of service. The line has the app's id and the secret's public
 * id, both only if well-formed, and never the value.
 */
export function refuseClient(
  ctx: KoaContextWithOIDC,
  attempt: ClientAttempt,
  { why, wasRight, detail }: { why: WhyRefused; wasRight: boolean; detail?: string | undefined },
): undefined {
  countRefusedClient(ctx, attempt, { cause: why, proven: wasRight && !UNSEEN.has(why) })
  const wait = secondsToWait(attempt)
  if (wait > 0) throw new TooManyFailures(ctx, wait)
  const { appId, secretId, kid, address } = attempt
  const requestId = requestIdOf(ctx.req)
  const who = { appId, secretId, ...(kid === null ? {} : { kid }), address }
  const line = { event: 'client_authentication_refused', why, detail, ...who, requestId }
  log.info(line, 'client authentication refused')
  noteTokenUse({ client: appId, ...(secretId ? { secret: secretId } : {}), reason: why })
  if (noteFailure(attempt, kindOf(why, wasRight)))
    log.warn(line, 'too many failures: turned away for a while')
}

/** A right value from outside of its networks counts as a wrong one, so that nobody outside can tell. */
function kindOf(why: WhyRefused, wasRight: boolean) {
  if (why === 'unknown_app') return 'unknown app'
  return wasRight && why !== 'outside_networks' ? 'retired' : 'guess'
}

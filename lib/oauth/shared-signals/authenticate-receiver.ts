import type { IncomingMessage } from 'node:http'
import { findReceiver } from '@/lib/signals/find-receiver'
import type { Receiver } from '@/lib/signals/receiver'
import { MANAGE_SIGNALS, READ_SIGNALS } from '@/lib/signals/signal-scopes'
import { runningEngine } from '../protocol/running-engine'
import { requestOriginOf } from '../request/origin'
import { SignalError } from './signal-error'

const BEARER = /^bearer +([\w.~+/-]{1,4096}=*) *$/i

/**
 * The receiver of this request, by a token that its app got for itself (RFC 6749 §4.4), with
 * `ssf.manage`, or where it only reads, `ssf.read`. Throws `SignalError` (RFC 6750 §3.1): 401
 * without such a token, 403 with another scope, and 403 to an app that checks the tokens of no API.
 */
export async function authenticateReceiver(
  req: IncomingMessage,
  { reads }: { reads: boolean },
): Promise<Receiver> {
  const needed = reads ? READ_SIGNALS : MANAGE_SIGNALS
  const [, presented] = BEARER.exec(req.headers.authorization ?? '') ?? []
  if (!presented) {
    const missing = `Bearer scope="${needed}"`
    throw new SignalError(401, 'invalid_token', 'an access token is needed', missing)
  }
  const token = await runningEngine().ClientCredentials.find(presented)
  if (!token?.clientId || token.aud !== undefined || token.isSenderConstrained()) {
    const why = 'a token is needed that the app got for itself, without an audience or a key'
    throw new SignalError(401, 'invalid_token', why, 'Bearer error="invalid_token"')
  }
  const scopes = token.scope?.split(' ') ?? []
  if (!scopes.includes(MANAGE_SIGNALS) && !(reads && scopes.includes(READ_SIGNALS))) {
    const lack = `Bearer error="insufficient_scope", scope="${needed}"`
    throw new SignalError(403, 'insufficient_scope', `the token lacks the scope ${needed}`, lack)
  }
  // A token of an app that is out of service is not found.
  const receiver = await findReceiver(token.clientId, requestOriginOf(req))
  if (receiver) return receiver
  const why = 'this app checks the tokens of no API: the owner of the API lists it'
  throw new SignalError(403, 'access_denied', why)
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { noteTokenUse } from '@/lib/request-notes'
import { noteUseOf } from '../client-authentication/note-use-of'
import type { FindClient } from '../protocol/find-client'
import { ROUTES } from '../protocol/routes'
import { addressOf } from '../request/origin'
import { authenticate } from './authenticate'
import type { Decide, PlainAnswer } from './decision'
import { redeemCode, refresh } from './exchange'
import { introspect } from './introspect'
import { mint } from './mint'
import { type PlainRequest, readPlain } from './plain-request'

/**
 * Answers the requests that machines send all day, exactly as the engine would: a token for the app
 * itself, whether such a token is active, a code and a refresh of an app with a secret. It only gives
 * positive answers. It leaves everything unusual or wrong (false) to the engine, which starts from
 * the beginning.
 * docs/decisions/0009 says why this exists and when it should go.
 */
export async function answerQuickly(
  req: IncomingMessage,
  res: ServerResponse,
  { body, findClient }: { body: string; findClient: FindClient },
): Promise<boolean> {
  const plain = readPlain(req.headers.authorization, body)
  if (!plain) return false
  const decide = req.url === ROUTES.token ? grantOf(plain) : introspect(plain)
  if (!decide) return false
  const who = await authenticate(plain, addressOf(req), decide.readAhead)
  const answer = who && (await decide(who, findClient))
  if (!answer) return false
  const grantType = plain.form.get('grant_type')
  noteUseOf(req, who.attempt, grantType ?? 'introspection')
  noteTokenUse({
    client: who.attempt.appId,
    secret: who.secretId,
    ...(grantType ? { grantType } : { active: true }),
    scope: answer.scope,
    subject: grantType && FOR_PEOPLE.has(grantType) ? 'person' : 'app',
  })
  send(res, answer, grantType ? 'DPoP-Nonce,WWW-Authenticate' : 'WWW-Authenticate')
  return true
}

/** The other grant of the fast path is for the app itself. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['authorization_code', 'refresh_token'])

/** The grant of a plain token request; null for any other. */
function grantOf(plain: PlainRequest): Decide | null {
  return mint(plain) ?? redeemCode(plain) ?? refresh(plain)
}

/** The engine's own headers, so that the two answers look the same. */
function send(res: ServerResponse, answer: PlainAnswer, exposed: string): void {
  res.setHeader('Vary', 'Origin')
  res.setHeader('Access-Control-Allow-Origin', '*')
  res.setHeader('Access-Control-Expose-Headers', exposed)
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.end(JSON.stringify(answer))
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { noteTokenUse } from '@/lib/request-notes'
import { noteUseOf } from '../client-authentication/note-use-of'
import type { FindClient } from '../protocol/find-client'
import { ROUTES } from '../protocol/routes'
import { addressOf } from '../request/origin'
import { authenticate } from './authenticate'
import type { PlainAnswer } from './decision'
import { introspect } from './introspect'
import { mint } from './mint'
import { readPlain } from './plain-request'

/**
 * Answers the two requests that machines send all day, exactly as the engine would: a token for the
 * app itself, and whether such a token is active. It only gives positive answers. It leaves
 * everything unusual or wrong (false) to the engine, which starts from the beginning.
 * docs/decisions/0009 says why this exists and when it should go.
 */
export async function answerQuickly(
  req: IncomingMessage,
  res: ServerResponse,
  { body, findClient }: { body: string; findClient: FindClient },
): Promise<boolean> {
  const plain = readPlain(req.headers.authorization, body)
  if (!plain) return false
  const decide = req.url === ROUTES.token ? mint(plain) : introspect(plain)
  if (!decide) return false
  const who = await authenticate(plain, addressOf(req))
  const answer = who && (await decide(who, findClient))
  if (!answer) return false
  const mints = req.url === ROUTES.token
  noteUseOf(req, who.attempt, mints ? 'client_credentials' : 'introspection')
  noteTokenUse({
    client: who.attempt.appId,
    secret: who.secretId,
    ...(mints ? { grantType: 'client_credentials' } : { active: true }),
    scope: answer.scope,
    subject: 'app',
  })
  send(res, answer, mints ? 'DPoP-Nonce,WWW-Authenticate' : 'WWW-Authenticate')
  return true
}

/** The engine's own headers, so that the two answers look the same. */
function send(res: ServerResponse, answer: PlainAnswer, exposed: string): void {
  res.setHeader('Vary', 'Origin')
  res.setHeader('Access-Control-Allow-Origin', '*')
  res.setHeader('Access-Control-Expose-Headers', exposed)
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.end(JSON.stringify(answer))
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@/lib/log'
import { answerQuickly } from '../fast-path/answer-quickly'
import { mayBePlain } from '../fast-path/plain-request'
import type { FindClient } from '../protocol/find-client'
import { ROUTES } from '../protocol/routes'
import { requestIdOf } from '../request/origin'
import { readShortBody, replay } from './seams/request-body'

/** The routes that machines call all day. */
const FAST_PATHS: ReadonlySet<string> = new Set([ROUTES.token, ROUTES.introspection])

/** The present engine: a new one is made when the signing keys change. */
export type PresentEngine = {
  answer: (req: IncomingMessage, res: ServerResponse) => void
  findClient: FindClient
}

/** Answers on the fast path if possible, otherwise by the engine. */
export function dispatch(req: IncomingMessage, res: ServerResponse, present: PresentEngine): void {
  const isPlain = req.method === 'POST' && FAST_PATHS.has(req.url ?? '') && mayBePlain(req)
  if (isPlain) void quicklyOrNot(req, res, present)
  else present.answer(req, res)
}

async function quicklyOrNot(
  req: IncomingMessage,
  res: ServerResponse,
  { answer, findClient }: PresentEngine,
): Promise<void> {
  const body = await readShortBody(req)
  if (!body) return
  const plain = { body: body.toString('latin1'), findClient }
  const done = await answerQuickly(req, res, plain).catch((error) => leave(error, req))
  if (done) return
  replay(req, body)
  answer(req, res)
}

/** The engine will meet the same error, and answer it. */
function leave(error: unknown, req: IncomingMessage): false {
  log.warn({ err: error, requestId: requestIdOf(req) }, 'left to the engine')
  return false
}

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { log } from '@/lib/log'
import { answerPage } from './answer-page'
import { type Caller, identify } from './caller'
import { databaseAnswers } from './database-answers'
import type { Lifetime } from './lifetime'
import { MACHINE_BODY_BYTES, refuseLargeBody } from './limit-body'
import { logWhenOver } from './log-request'
import type { Pages } from './pages'
import { isApiPath, isPath, pathOf } from './request-path'
import { keepHttps, protect } from './security-headers'

export type Engine = { handle: (req: IncomingMessage, res: ServerResponse) => void }

/** Who answers; null until they are ready. */
export type Rooms = { engine: Engine | null; pages: Pages | null }

type Wish = { lifetime: Lifetime; rooms: Rooms; trustProxy: boolean }

const MACHINE_PATH = /^\/(oauth2|\.well-known)(\/|$)/

const PAGE_METHODS = new Set(['GET', 'HEAD', 'POST'])

/** The management API says for itself, and in its own words, what it does not do. */
const API_METHODS = new Set([...PAGE_METHODS, 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** RFC 6749 §5.2, with the status that says what is wrong. */
const MACHINE_BODY_TOO_LARGE = {
  limitBytes: MACHINE_BODY_BYTES,
  type: 'application/json',
  body: JSON.stringify({
    error: 'invalid_request',
    error_description: 'the request body is too large',
  }),
}

/** Decides who answers a request: probes and machines never enter Next. */
export function requestHandler({ lifetime, rooms, trustProxy }: Wish): RequestListener {
  return (req, res) => {
    const caller = identify(req, trustProxy)
    const path = pathOf(req)
    logWhenOver(req, res, { path, caller })
    res.setHeader('X-Request-Id', caller.requestId)
    protect(res)
    if (lifetime.phase === 'stopping') res.setHeader('Connection', 'close')
    if (path === '/healthz') return say(res, 200, 'alive')
    if (path === '/readyz') return void sayReady(res, lifetime)
    const { engine, pages } = rooms
    if (lifetime.phase === 'starting' || !engine || !pages) return say(res, 503, 'starting')
    if (!isPath(path)) return say(res, 400, 'this is not a path')
    keepHttps(res)
    if (MACHINE_PATH.test(path)) {
      if (!refuseLargeBody(req, res, MACHINE_BODY_TOO_LARGE)) engine.handle(req, res)
    } else if (methodsOf(path).has(req.method ?? '')) {
      answerPage(pages, req, res, { path }).catch((error) => broke(error, res, caller))
    } else {
      res.setHeader('Allow', [...PAGE_METHODS].join(', '))
      say(res, 405, 'pages are read and forms are sent: nothing else is done with them')
    }
  }
}

function methodsOf(path: string): Set<string> {
  return isApiPath(path) ? API_METHODS : PAGE_METHODS
}

async function sayReady(res: ServerResponse, { phase }: Lifetime): Promise<void> {
  if (phase !== 'serving') say(res, 503, phase)
  else if (await databaseAnswers()) say(res, 200, 'ready')
  else say(res, 503, 'the database does not answer')
}

function say(res: ServerResponse, status: number, text: string): void {
  res.statusCode = status
  res.setHeader('Content-Type', 'text/plain; charset=utf-8')
  if (status === 503) res.setHeader('Retry-After', '1')
  res.end(`${text}\n`)
}

function broke(error: unknown, res: ServerResponse, { requestId }: Caller): void {
  log.error({ err: error, requestId }, 'a page failed')
  if (res.headersSent) res.destroy()
  else say(res, 500, `Something broke on our side. Tell your administrator: ${requestId}`)
}

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { withRequestNotes } from '@/lib/request-notes'
import { answerPage } from './answer-page'
import type { Proxies, RequestOrigin } from './establish-origin'
import type { Handlers } from './handlers'
import type { Lifetime } from './lifetime'
import { logWhenOver } from './log-request'
import { answerMachine, machineDoor } from './machine-doors'
import { originOf } from './own-request'
import { whileClockIsRight, whyNotReady } from './readiness'
import { ENGINE_BODY_BYTES, hasShortBody, receiveBody } from './receive-body'
import { isPath, pathOf } from './request-path'
import { setHsts, setSecurityHeaders } from './security-headers'
import { SECURITY_TXT, sendSecurityTxt } from './security-txt'
import { sendFailure, sendText } from './send-text'
import { traceRequest } from './trace-request'

type HandlerOptions = { lifetime: Lifetime; handlers: Handlers; proxies: Proxies }

const ENGINE_PATH = /^\/(oauth2|\.well-known)(\/|$)/

/** Next would resize images of ours here, for anybody and as often as they ask. No page needs it. */
const IMAGE_RESIZER = '/_next/image'

const PAGE_METHODS = new Set(['GET', 'HEAD', 'POST'])

/** An error of RFC 6749 §5.2, but with the more exact status 413. */
const ENGINE_BODY_TOO_LARGE = {
  limitBytes: ENGINE_BODY_BYTES,
  type: 'application/json',
  tooLarge: JSON.stringify({
    error: 'invalid_request',
    error_description: 'the request body is too large',
  }),
}

type Routed = { path: string; origin: RequestOrigin }

/** Decides who answers a request. Health checks and protocol endpoints never enter Next. */
export function requestHandler(options: HandlerOptions): RequestListener {
  const { lifetime, handlers, proxies } = options
  const route = (req: IncomingMessage, res: ServerResponse, { path, origin }: Routed) => {
    res.setHeader('X-Request-Id', origin.requestId)
    setSecurityHeaders(res)
    if (lifetime.phase === 'stopping') res.setHeader('Connection', 'close')
    if (path === '/healthz') return sendText(res, 200, 'alive')
    if (path === '/startupz') return sendStartup(res, lifetime)
    if (path === '/readyz') return void sendReadiness(res, lifetime)
    const { engine, pages } = handlers
    if (lifetime.phase === 'starting' || !engine || !pages) return sendText(res, 503, 'starting')
    if (!isPath(path)) return sendText(res, 400, 'this is not a path')
    setHsts(res)
    if (path === SECURITY_TXT) return sendSecurityTxt(req, res)
    if (path.startsWith(IMAGE_RESIZER)) return sendText(res, 404, 'there is nothing here')
    whileClockIsRight(
      (why) => sendText(res, 503, why),
      () => {
        if (ENGINE_PATH.test(path)) return answerProtocol(engine, req, res)
        const door = machineDoor(path)
        if (door) {
          answerMachine(door, req, { res, path }).catch((error) => sendFailure(error, res, origin))
        } else if (PAGE_METHODS.has(req.method ?? '')) {
          answerPage(pages, req, res, { path }).catch((error) => sendFailure(error, res, origin))
        } else {
          res.setHeader('Allow', [...PAGE_METHODS].join(', '))
          sendText(res, 405, 'pages and forms answer GET, HEAD and POST only')
        }
      },
    )
  }
  return (req, res) => {
    const routed = { path: pathOf(req), origin: originOf(req, proxies) }
    const notes = logWhenOver(req, res, routed)
    const answer = () => withRequestNotes(notes, () => route(req, res, routed))
    if (lifetime.phase === 'starting') answer()
    else traceRequest(req, res, { path: routed.path, notes, answer })
  }
}

/** A short body is read by the engine, which counts it too. */
function answerProtocol(
  engine: NonNullable<Handlers['engine']>,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  if (hasShortBody(req, ENGINE_BODY_BYTES)) {
    engine.handle(req, res)
  } else {
    void receiveBody(req, res, ENGINE_BODY_TOO_LARGE).then((isComplete) => {
      if (isComplete) engine.handle(req, res)
    })
  }
}

/** Whether the start is over. A proxy that lets requests wait for it asks here: what fails later has answers of its own. */
function sendStartup(res: ServerResponse, { phase }: Lifetime): void {
  sendText(res, phase === 'serving' ? 200 : 503, phase)
}

async function sendReadiness(res: ServerResponse, lifetime: Lifetime): Promise<void> {
  const reason = await whyNotReady(lifetime)
  sendText(res, reason ? 503 : 200, reason ?? 'ready')
}

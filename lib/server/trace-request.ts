import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '@/lib/config'
import type { RequestNotes } from '@/lib/request-notes'
import { type Span, type Tracing, tracing } from '@/lib/tracing'
import { endpointOf } from './endpoint-of'
import { routeOf } from './route-of'

/** Asked for all day, and of interest to nobody. */
const NOT_TRACED = new Set(['health', 'static', 'metrics'])

/** Those of RFC 9110 §9.1 and PATCH (RFC 5789). Any other name is a word of the caller. */
const METHODS = new Set('GET HEAD POST PUT PATCH DELETE OPTIONS TRACE CONNECT'.split(' '))

type Traced = { path: string; notes: RequestNotes }

/**
 * Answers a request as a step of a trace, if traces are written: that of a caller whose `traceparent` can
 * be read, else a new one. The step is named by method and route. It ends with the answer.
 */
export function traceRequest(
  req: IncomingMessage,
  res: ServerResponse,
  { path, notes, answer }: Traced & { answer: () => void },
): void {
  const writer = tracing()
  if (!writer || NOT_TRACED.has(endpointOf(path))) {
    answer()
    return
  }
  const span = begin(writer, req)
  notes.traceId = span.traceId
  res.once('close', () => end(span, { path, notes, method: methodOf(req), res }))
  writer.within(span, answer)
}

/** If a server action leads to another page, Next asks for that with these headers: it is a part of the same. */
function begin(writer: Tracing, req: IncomingMessage): Span {
  const method = methodOf(req)
  const attributes = {
    'http.request.method': method,
    'network.protocol.version': req.httpVersion,
  }
  const span = writer.begin({ name: method, kind: 'server', attributes }, req.headers)
  delete req.headers.tracestate
  Object.assign(req.headers, span.headers())
  return span
}

function end(
  span: Span,
  { path, notes, method, res }: Traced & { method: string; res: ServerResponse },
): void {
  const route = notes.route ?? routeOf(path)
  span.rename(`${method === '_OTHER' ? 'HTTP' : method} ${route ?? endpointOf(path)}`)
  span.set({
    'url.scheme': new URL(config().url).protocol.slice(0, -1),
    ...(route ? { 'http.route': route } : {}),
    ...(res.headersSent ? { 'http.response.status_code': res.statusCode } : {}),
  })
  span.end(res.statusCode >= 500 ? String(res.statusCode) : undefined)
}

function methodOf({ method = '' }: IncomingMessage): string {
  return METHODS.has(method) ? method : '_OTHER'
}

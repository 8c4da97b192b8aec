import type { IncomingMessage, ServerResponse } from 'node:http'
import { log, logRequest, type RequestLine } from '@/lib/log'
import { isAbort } from '@/lib/logged-error'
import { isMeasuring, measureRequest } from '@/lib/metrics/measuring'
import type { RequestOutcome } from '@/lib/metrics/requests'
import type { RequestNotes } from '@/lib/request-notes'
import { endpointOf } from './endpoint-of'
import type { RequestOrigin } from './establish-origin'
import { loggedPath } from './request-path'

/** Health checks come every few seconds and are of no interest, not even when they say no. */
const QUIET = new Set(['/healthz', '/startupz', '/readyz'])

const LONGEST_PATH = 256

/**
 * Logs one line when the request has ended or was aborted; without the query, which may hold codes.
 * An answer of 500 or above has exactly one error line more, with the cause. Answers the notes that
 * the steps of the request add to.
 */
export function logWhenOver(
  req: IncomingMessage,
  res: ServerResponse,
  { path, origin }: { path: string; origin: RequestOrigin },
): RequestNotes {
  const began = performance.now()
  const notes: RequestNotes = { requestId: origin.requestId }
  res.once('close', () => {
    notes.over = true
    const ms = performance.now() - began
    if (isMeasuring())
      measureRequest(endpointOf(path), { outcome: outcomeOf(res), seconds: ms / 1000 })
    const quiet = QUIET.has(path)
    const line: RequestLine = {
      requestId: origin.requestId,
      method: req.method,
      path: loggedPath(path).slice(0, LONGEST_PATH),
      status: res.statusCode,
      ms: Math.round(ms * 10) / 10,
      address: origin.address,
    }
    if (notes.traceId) line.trace_id = notes.traceId
    if (!res.writableFinished) line.aborted = true
    if (notes.account) line.account = notes.account
    if (notes.use) line.use = notes.use
    if (!quiet) logTrouble(notes, line)
    logRequest(quiet || path.startsWith('/_next/static/') ? 'debug' : 'info', line)
  })
  return notes
}

/** The error line of an answer, or what a framework had to say about one that was no error of ours. */
function logTrouble({ failure, output }: RequestNotes, line: RequestLine): void {
  const { requestId, trace_id, method, path, status, aborted } = line
  const cause = failure ?? output
  const where = {
    requestId,
    ...(trace_id ? { trace_id } : {}),
    method,
    path,
    status,
    ...(cause?.err ? { err: cause.err } : {}),
  }
  // A page that fails after its first bytes has been answered with 200.
  const hasBroken = output?.err !== undefined && status < 400
  const isDefect = failure !== undefined || hasBroken || (status >= 500 && !aborted)
  if (aborted && (!cause || isAbort(cause.err))) return
  if (isDefect) log.error(where, cause?.sentence ?? 'answered with an error')
  else if (output) log.warn({ ...where, from: 'console' }, output.sentence)
}

/** How it ended, for metrics. */
function outcomeOf({ statusCode: status, writableFinished }: ServerResponse): RequestOutcome {
  if (!writableFinished) return 'aborted'
  if (status >= 500) return 'failed'
  if (status === 429) return 'limited'
  if (status >= 400) return 'refused'
  return status >= 300 ? 'redirected' : 'ok'
}

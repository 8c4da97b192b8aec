import type { IncomingMessage, ServerResponse } from 'node:http'
import { logRequest } from '@/lib/log'
import type { RequestOrigin } from './establish-origin'

/** Health checks come every few seconds and are of no interest. */
const QUIET = new Set(['/healthz', '/readyz'])

const LONGEST_PATH = 256

/**
 * Logs one line when the request has ended or was aborted; without the query, which may hold codes.
 */
export function logWhenOver(
  req: IncomingMessage,
  res: ServerResponse,
  { path, origin }: { path: string; origin: RequestOrigin },
): void {
  const began = performance.now()
  res.once('close', () => {
    const level = QUIET.has(path) || path.startsWith('/_next/static/') ? 'debug' : 'info'
    logRequest(level, {
      requestId: origin.requestId,
      method: req.method,
      path: path.slice(0, LONGEST_PATH),
      status: res.statusCode,
      ms: Math.round((performance.now() - began) * 10) / 10,
      address: origin.address,
      ...(res.writableFinished ? {} : { aborted: true }),
    })
  })
}

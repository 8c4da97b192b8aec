import type { IncomingMessage, ServerResponse } from 'node:http'
import { logRequest } from '@/lib/log'
import type { Caller } from './caller'

/** Probes come every few seconds and say nothing. */
const QUIET = new Set(['/healthz', '/readyz'])

const LONGEST_PATH = 256

/** One line when the request is over, whichever way it ended. The query may hold codes: left out. */
export function logWhenOver(
  req: IncomingMessage,
  res: ServerResponse,
  { path, caller }: { path: string; caller: Caller },
): void {
  const began = performance.now()
  res.once('close', () => {
    const level = QUIET.has(path) || path.startsWith('/_next/static/') ? 'debug' : 'info'
    logRequest(level, {
      requestId: caller.requestId,
      method: req.method,
      path: path.slice(0, LONGEST_PATH),
      status: res.statusCode,
      ms: Math.round((performance.now() - began) * 10) / 10,
      address: caller.address,
      ...(res.writableFinished ? {} : { aborted: true }),
    })
  })
}

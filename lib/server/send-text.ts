import type { ServerResponse } from 'node:http'
import { logFailure } from '@/lib/log'
import type { RequestOrigin } from './establish-origin'

/** Answers with a line of text. */
export function sendText(res: ServerResponse, status: number, text: string): void {
  res.statusCode = status
  res.setHeader('Content-Type', 'text/plain; charset=utf-8')
  res.end(`${text}\n`)
}

/** Answers for a page that failed: with a sentence and the request's id, never with the cause. */
export function sendFailure(
  error: unknown,
  res: ServerResponse,
  { requestId }: RequestOrigin,
): void {
  logFailure(error, 'a page failed')
  if (res.headersSent || res.destroyed) res.destroy()
  else sendText(res, 500, `Something went wrong on our side. Tell your administrator: ${requestId}`)
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AnswerOutcome } from '@/lib/http/answer-status'

const UNREADABLE = 'Keyturn cannot read this request.\n'

/**
 * Sets what is known only when Next begins to answer: the status, and whether to cache the answer.
 * Next answers 500 to a form that it cannot decode. No action of ours has begun then, so it is the
 * request that is wrong: 400.
 */
export function completeAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  outcome: () => AnswerOutcome,
): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse
  const end = res.end.bind(res) as (...args: unknown[]) => ServerResponse
  let isUnread = false
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    // A page that breaks because the database does not answer; Next itself knows 500 only.
    const isAway = status === 500 && outcome().status === 503
    isUnread = status === 500 && !isAway && isForm(req) && !outcome().began
    if (isUnread && !isFetched(req)) {
      res.setHeader('Content-Type', 'text/plain; charset=utf-8')
      res.removeHeader('Content-Length')
    }
    const type = String(res.getHeader('content-type') ?? '')
    const isPage = /^text\/(html|x-component)/.test(type)
    if (isPage || !res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store')
    const chosen = status === 200 || isAway ? outcome().status : null
    const answered = writeHead(chosen ?? (isUnread ? 400 : status), ...rest)
    if (isUnread) keepStatus(res)
    return answered
  }) as ServerResponse['writeHead']
  res.end = ((...body: unknown[]) => {
    if (!res.headersSent && res.statusCode === 500) res.writeHead(500)
    return isUnread && !isFetched(req) ? end(UNREADABLE) : end(...body)
  }) as ServerResponse['end']
}

/** Next may set 500 once more when the head is out, and the log reads what is set last. */
function keepStatus(res: ServerResponse): void {
  const { statusCode } = res
  Object.defineProperty(res, 'statusCode', { get: () => statusCode, set: () => undefined })
}

/** Whether a script of our pages calls a server action, and reads what it answers. */
function isFetched({ headers }: IncomingMessage): boolean {
  return headers['next-action'] !== undefined
}

/** Whether Next looks for the arguments of a server action in the body. */
function isForm(req: IncomingMessage): boolean {
  if (req.method !== 'POST') return false
  return isFetched(req) || (req.headers['content-type'] ?? '').startsWith('multipart/')
}

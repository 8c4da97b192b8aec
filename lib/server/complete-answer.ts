import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AnswerOutcome } from '@/lib/http/answer-status'

const UNREADABLE = { type: 'text/plain', text: 'Keyturn cannot read this request.\n' }

/** For a form that was sent without scripts. Its link leads to the page that the form is on. */
const UPDATED = {
  type: 'text/html',
  text: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Keyturn was updated</title>
<h1>Keyturn was updated</h1>
<p>This form is of the version before, and nothing was done. <a href="">Load the page again</a>,
then fill in the form once more.</p>
</html>
`,
}

/**
 * Sets what is known only when Next begins to answer: the status, and whether to cache the answer.
 * Next answers 500 to a form that it cannot decode. No action of ours has begun then, so it is the
 * request that is wrong: 400. A form of another build, sent without scripts, gets a page with Next's
 * 409.
 */
export function completeAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  outcome: () => AnswerOutcome,
): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse
  const end = res.end.bind(res) as (...args: unknown[]) => ServerResponse
  let isUnread = false
  let instead: typeof UPDATED | null = null
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    // A page that breaks because the database does not answer; Next itself knows 500 only.
    const isAway = status === 500 && outcome().status === 503
    isUnread = status === 500 && !isAway && isForm(req) && !outcome().began
    const isUpdated = status === 409 && res.hasHeader('X-Nextjs-Action-Not-Found')
    if (!isFetched(req)) instead = isUnread ? UNREADABLE : isUpdated ? UPDATED : null
    if (instead) {
      res.setHeader('Content-Type', `${instead.type}; charset=utf-8`)
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
    if (!res.headersSent && [409, 500].includes(res.statusCode)) res.writeHead(res.statusCode)
    return instead ? end(instead.text) : end(...body)
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

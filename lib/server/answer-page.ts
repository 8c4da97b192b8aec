import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '@/lib/config'
import { withAnswerStatus } from '@/lib/http/answer-status'
import { PAGE_BODY_BYTES, refuseLargeBody } from './limit-body'
import type { PageHandler } from './pages'
import { isApiPath, isLogoPath } from './request-path'
import { setImagePolicy, setPagePolicy } from './security-headers'

const TOO_LARGE = {
  limitBytes: PAGE_BODY_BYTES,
  type: 'text/plain',
  body: 'This request is larger than Keyturn accepts.',
}

/** `path` has no query. `status` replaces the 200 that Next would answer the page with. */
type PageRequest = { path: string; status?: number }

/**
 * Lets Next answer. Each page gets its own Content-Security-Policy, and the HTTP status that the
 * page or the server action has set. Answers 413 to a body that is too large.
 */
export async function answerPage(
  pages: PageHandler,
  req: IncomingMessage,
  res: ServerResponse,
  { path, status }: PageRequest,
): Promise<void> {
  if (refuseLargeBody(req, res, TOO_LARGE)) return
  req.headers['x-keyturn-path'] = req.url
  acceptPublicOrigin(req)
  if (isLogoPath(path)) setImagePolicy(res)
  else if (!isApiPath(path)) setPagePolicy(req, res)
  // Next keeps a header that is set already. Static files and logos set their own Cache-Control.
  if (path.startsWith('/_next/static/') || isLogoPath(path)) res.removeHeader('Cache-Control')
  await withAnswerStatus((statusOf) => {
    completeHead(res, () => status ?? statusOf())
    return pages(req, res)
  })
}

/**
 * Next accepts a server action only when its `Origin` is the host of the request. A proxy may have
 * changed that host, but a page of our public URL is still ours.
 */
function acceptPublicOrigin(req: IncomingMessage): void {
  const { origin, host } = new URL(config().url)
  if (req.headers.origin === origin) req.headers['x-forwarded-host'] = host
}

/**
 * Sets what is known only when Next begins to answer: the status, and whether to cache the answer.
 */
function completeHead(res: ServerResponse, statusOf: () => number | null): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    const chosen = status === 200 ? statusOf() : null
    const type = String(res.getHeader('content-type') ?? '')
    const isPage = /^text\/(html|x-component)/.test(type)
    if (isPage || !res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store')
    return writeHead(chosen ?? status, ...rest)
  }) as ServerResponse['writeHead']
}

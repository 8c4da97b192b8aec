import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '@/lib/config'
import { withAnswerStatus } from '@/lib/http/answer-status'
import { PAGE_BODY_BYTES, refuseLargeBody } from './limit-body'
import type { Pages } from './pages'
import { isApiPath, isLogoPath } from './request-path'
import { protectPage, protectPicture } from './security-headers'

const TOO_LARGE = {
  limitBytes: PAGE_BODY_BYTES,
  type: 'text/plain',
  body: 'This is larger than Keyturn takes.',
}

/** The path alone; and a status for a page that Next itself would answer with 200. */
type Asked = { path: string; status?: number }

/** Lets Next answer, with a policy of the page's own and the status that a page or action asks for. */
export async function answerPage(
  pages: Pages,
  req: IncomingMessage,
  res: ServerResponse,
  { path, status }: Asked,
): Promise<void> {
  if (refuseLargeBody(req, res, TOO_LARGE)) return
  req.headers['x-keyturn-path'] = req.url
  vouchForOurOrigin(req)
  if (isLogoPath(path)) protectPicture(res)
  else if (!isApiPath(path)) protectPage(req, res)
  // What is set beforehand stays: these say for themselves how long they may be kept.
  if (path.startsWith('/_next/static/') || isLogoPath(path)) res.removeHeader('Cache-Control')
  await withAnswerStatus((statusOf) => {
    settleHead(res, () => status ?? statusOf())
    return pages(req, res)
  })
}

/**
 * Next takes a server action only from the origin that the request is addressed to. A proxy may
 * have changed the address; a page of our public URL is ours all the same.
 */
function vouchForOurOrigin(req: IncomingMessage): void {
  const { origin, host } = new URL(config().url)
  if (req.headers.origin === origin) req.headers['x-forwarded-host'] = host
}

/** What is only known when Next begins to answer: the status, and whether a page may be kept. */
function settleHead(res: ServerResponse, statusOf: () => number | null): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    const wished = status === 200 ? statusOf() : null
    const type = String(res.getHeader('content-type') ?? '')
    const isPage = /^text\/(html|x-component)/.test(type)
    if (isPage || !res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store')
    return writeHead(wished ?? status, ...rest)
  }) as ServerResponse['writeHead']
}

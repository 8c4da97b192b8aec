import type { IncomingMessage, ServerResponse } from 'node:http'
import { PAGE_ERROR_HEADER } from '@/lib/http/page-error-header'
import type { Problem } from '@/lib/oauth/protocol/portal'
import { answerPage } from './answer-page'
import type { PageHandler } from './pages'

/** Of RFC 6749 §4.1.2.1. */
const AWAY = 'temporarily_unavailable'

const PATH = '/cannot-continue'

/** With one of these headers Next would not treat the request as a GET of a page. */
const NOT_OF_A_PAGE_VIEW = [
  'content-type',
  'content-length',
  'transfer-encoding',
  'next-action',
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-url',
]

/**
 * Answers a browser whose request the engine refused: status 400, or 503 while the database is away,
 * and a page that explains `code`.
 * It never redirects to the app, because the redirect URI may be what is wrong.
 */
export async function cannotContinue(
  pages: PageHandler,
  { req, res }: { req: IncomingMessage; res: ServerResponse },
  { code, parameter }: Problem,
): Promise<void> {
  req.method = 'GET'
  req.url = PATH
  for (const name of NOT_OF_A_PAGE_VIEW) delete req.headers[name]
  req.headers[PAGE_ERROR_HEADER] = [code, parameter ?? ''].join(' ').trim()
  res.removeHeader('Content-Type')
  res.statusCode = 200
  await answerPage(pages, req, res, { path: PATH, status: code === AWAY ? 503 : 400 })
}

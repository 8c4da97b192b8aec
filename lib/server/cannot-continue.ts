import type { IncomingMessage, ServerResponse } from 'node:http'
import { TROUBLE_HEADER } from '@/lib/http/trouble-header'
import { answerPage } from './answer-page'
import type { Pages } from './pages'

const PATH = '/cannot-continue'

/** What would make Next take the request for something else than a page being read. */
const OF_FORMS = [
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
 * Answers a browser that came to the engine with something that leads nowhere: 400, and a page that
 * says why. It is never a redirect, because the address to return to is what cannot be trusted.
 */
export async function cannotContinue(
  pages: Pages,
  { req, res }: { req: IncomingMessage; res: ServerResponse },
  code: string,
): Promise<void> {
  req.method = 'GET'
  req.url = PATH
  for (const name of OF_FORMS) delete req.headers[name]
  req.headers[TROUBLE_HEADER] = code
  res.removeHeader('Content-Type')
  res.statusCode = 200
  await answerPage(pages, req, res, { path: PATH, status: 400 })
}

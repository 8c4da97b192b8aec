import type { IncomingMessage, ServerResponse } from 'node:http'
import { sessionOfRequest } from '@/lib/auth/session-token'
import { withAnswerStatus } from '@/lib/http/answer-status'
import { completeAnswer } from './complete-answer'
import { isNamelessPrefetch } from './nameless-prefetch'
import type { PageHandler } from './pages'
import { hasShortBody, PAGE_BODY_BYTES, receiveBody, STRANGER_BODY_BYTES } from './receive-body'
import { isReferenceFile, sendReferenceFile } from './reference-files'
import { refuseForm } from './refuse-form'
import { isLogoPath, isSignInPath } from './request-path'
import { setImagePolicy, setPagePolicy } from './security-headers'

/** `path` has no query. `status` replaces the 200 that Next would answer the page with. */
type PageRequest = { path: string; status?: number }

/**
 * Lets Next answer. Each page gets its own Content-Security-Policy, and the HTTP status that the
 * page or the server action has set. Answers 413 to a body that is too large, 400 or 403 to a form
 * that no page of ours sends, and 204 to what a page asks ahead about no organization.
 */
export async function answerPage(
  pages: PageHandler,
  req: IncomingMessage,
  res: ServerResponse,
  { path, status }: PageRequest,
): Promise<void> {
  const isWhole = await receiveBody(req, res, {
    limitBytes: limitOf(req, path),
    type: 'text/plain',
    tooLarge: 'This request is larger than Keyturn accepts.',
  })
  if (!isWhole || refuseForm(req, res)) return
  if (isNamelessPrefetch(req)) {
    res.writeHead(204).end()
    return
  }
  if (isReferenceFile(path)) return sendReferenceFile(req, res, path)
  req.headers['x-keyturn-path'] = req.url
  if (isLogoPath(path)) setImagePolicy(res)
  else setPagePolicy(req, res)
  // Next keeps a header that is set already. Static files and logos set their own Cache-Control.
  if (path.startsWith('/_next/static/') || isLogoPath(path)) res.removeHeader('Cache-Control')
  await withAnswerStatus((outcome) => {
    completeAnswer(req, res, () => (status === undefined ? outcome() : { ...outcome(), status }))
    return pages(req, res)
  })
}

/**
 * Only somebody with a session has anything large to send: the logo of an app. Nobody is asked for a
 * session who sends little.
 */
async function limitOf(req: IncomingMessage, path: string): Promise<number> {
  const isStrangers = isSignInPath(path)
  if (isStrangers || hasShortBody(req, STRANGER_BODY_BYTES)) return STRANGER_BODY_BYTES
  return (await sessionOfRequest(req)) ? PAGE_BODY_BYTES : STRANGER_BODY_BYTES
}

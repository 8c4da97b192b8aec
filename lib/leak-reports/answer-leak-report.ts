import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from '@/lib/api/answer'
import { problemOf } from '@/lib/api/problem'
import { headerOf, originOf } from '@/lib/api/request'
import { sendAnswer } from '@/lib/api/send-answer'
import { config } from '@/lib/config'
import { Refusal } from '@/lib/errors'
import { refusalOf } from '@/lib/http/refusal-of'
import { scannerRules } from '@/lib/leaks/scanner-rules'
import { takeFromStranger } from './found'
import { takeFromGithub } from './github'
import { takeFromGitlab, tellGitlabTypes } from './gitlab'
import type { TakeReport } from './report'

/** Where reports of found secrets arrive, and the rules for scanners that find them. */
const PREFIX = '/leaks'

const ROUTES: Record<string, { method: 'GET' | 'POST'; take: TakeReport }> = {
  '/found': { method: 'POST', take: takeFromStranger },
  '/github': { method: 'POST', take: takeFromGithub },
  '/gitlab/v1/revocable_token_types': { method: 'GET', take: tellGitlabTypes },
  '/gitlab/v1/revoke_tokens': { method: 'POST', take: takeFromGitlab },
}

/** A scanner may send many matches at once. */
export const REPORT_BYTES_MAX = 1024 * 1024

/** Whether the path belongs to the reports of found secrets. */
export function isLeakPath(path: string): boolean {
  return path.startsWith(`${PREFIX}/`)
}

/**
 * Answers a report, or a file of rules, whose body has been found short enough. What is thrown becomes
 * a problem of RFC 9457. The log never has what was sent.
 */
export async function answerLeakReport(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
): Promise<void> {
  const files = new Map(Object.entries(scannerRules(config())))
  const rules = files.get(path.slice(`${PREFIX}/rules/`.length))
  if (path.startsWith(`${PREFIX}/rules/`) && rules) {
    res.writeHead(200, { 'content-type': `${rules.type}; charset=utf-8` }).end(rules.text)
    return
  }
  sendAnswer(res, await answerTo(req, path).catch(problemFor))
}

async function answerTo(req: IncomingMessage, path: string): Promise<Answer> {
  const route = ROUTES[path.slice(PREFIX.length)]
  if (!route) throw new Refusal('not_found')
  if (req.method !== route.method) {
    return problemOf(new Refusal('method_not_allowed'), { headers: { allow: route.method } })
  }
  const pieces: Buffer[] = []
  for await (const piece of req) pieces.push(piece)
  return route.take({
    body: Buffer.concat(pieces),
    header: (name) => headerOf(req, name),
    origin: originOf(req),
  })
}

function problemFor(error: unknown): Answer {
  return problemOf(refusalOf(error, 'a report of a found secret failed'))
}

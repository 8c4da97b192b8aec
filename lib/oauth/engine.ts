import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { ROUTES } from './engine-settings'
import { createProvider } from './provider'
import { METADATA_PATHS } from './publish-metadata'
import { readBodyAtOnce } from './read-body'
import { isRingFresh, openKeyRing, refreshKeyRing } from './signing-keys/key-ring'

export type Engine = {
  /** Answers one request under `/oauth2/` or `/.well-known/`, whatever it is; never throws. */
  handle(req: IncomingMessage, res: ServerResponse): void
}

/** What exists, and how it may be asked. */
const METHODS = new Map<string, string[]>([
  [ROUTES.token, ['POST', 'OPTIONS']],
  [ROUTES.introspection, ['POST', 'OPTIONS']],
  [ROUTES.revocation, ['POST', 'OPTIONS']],
  [ROUTES.jwks, ['GET', 'HEAD', 'OPTIONS']],
  ...METADATA_PATHS.map((path): [string, string[]] => [path, ['GET', 'HEAD', 'OPTIONS']]),
])

/**
 * Loads or makes the signing keys and starts the protocol engine; again, whenever the keys have
 * changed, while what the one before is answering goes on to its end.
 */
export async function startEngine(): Promise<Engine> {
  const present: { answer: RequestListener } = { answer: notYet }
  await openKeyRing((keys) => {
    const answer = createProvider(keys).callback()
    present.answer = (req, res) => void answer(req, res)
  })
  return {
    handle(req, res) {
      const [path = ''] = (req.url ?? '').split('?', 1)
      const methods = METHODS.get(path)
      if (!methods) return refuse(res, 404, 'there is no such endpoint')
      if (!methods.includes(req.method ?? '')) {
        res.setHeader('Allow', methods.join(', '))
        return refuse(res, 405, `this endpoint answers ${methods.join(' and ')}`)
      }
      if (methods[0] === 'POST') {
        forbidKeeping(res)
        readBodyAtOnce(req)
      }
      if (isRingFresh()) present.answer(req, res)
      else void refreshKeyRing().then(() => present.answer(req, res))
    },
  }
}

function notYet(): never {
  throw new Error('lib/oauth: asked before the signing keys were loaded')
}

/** RFC 6749 §5.1. */
function forbidKeeping(res: ServerResponse): void {
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Pragma', 'no-cache')
}

function refuse(res: ServerResponse, status: number, sentence: string): void {
  forbidKeeping(res)
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  res.end(JSON.stringify({ error: 'invalid_request', error_description: sentence }))
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { ROUTES } from './engine-settings'
import { createProvider } from './provider'
import { METADATA_PATHS } from './publish-metadata'
import { readBodyAtOnce } from './read-body'
import { loadSigningKeys } from './signing-keys'

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

/** Loads or makes the signing keys and starts the protocol engine. */
export async function startEngine(): Promise<Engine> {
  const answer = createProvider(await loadSigningKeys()).callback()
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
      void answer(req, res)
    },
  }
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

import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@/lib/log'
import { requestIdOf } from './caller'
import { ROUTES } from './engine-settings'
import { mayBePlain } from './plain-request'
import { createProvider } from './provider'
import { METADATA_PATHS } from './publish-metadata'
import { readShortBody, replay } from './read-body'
import { answerQuickly } from './shortcut'
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

const SHORTCUTS = new Set<string>([ROUTES.token, ROUTES.introspection])

/** Loads or makes the signing keys and starts the protocol engine. */
export async function startEngine(): Promise<Engine> {
  const { provider, findClient } = createProvider(await loadSigningKeys())
  const answer = provider.callback()
  const answerPost = async (req: IncomingMessage, res: ServerResponse) => {
    const body = await readShortBody(req)
    if (!body) return
    const quickly = { body: body.toString('latin1'), findClient }
    if (await answerQuickly(req, res, quickly).catch((error) => leave(error, req))) return
    replay(req, body)
    await answer(req, res)
  }
  return {
    handle(req, res) {
      const [path = ''] = (req.url ?? '').split('?', 1)
      const methods = METHODS.get(path)
      if (!methods) return refuse(res, 404, 'there is no such endpoint')
      if (!methods.includes(req.method ?? '')) {
        res.setHeader('Allow', methods.join(', '))
        return refuse(res, 405, `this endpoint answers ${methods.join(' and ')}`)
      }
      if (methods[0] === 'POST') forbidKeeping(res)
      const quick = SHORTCUTS.has(req.url ?? '') && req.method === 'POST' && mayBePlain(req)
      void (quick ? answerPost : answer)(req, res)
    },
  }
}

/** The engine will meet the same obstacle, and answer for it. */
function leave(error: unknown, req: IncomingMessage): false {
  log.warn({ err: error, requestId: requestIdOf(req) }, 'left to the engine')
  return false
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

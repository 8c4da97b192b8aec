import { once } from 'node:events'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { config, provideConfig } from '@/lib/config'
import { logConsole } from '@/lib/console-lines'
import { test as base } from '@/lib/db/testing/test-database'
import { noteActionBegan, setAnswerStatus } from '@/lib/http/answer-status'
import { log } from '@/lib/log'
import { trustedProxies } from '@/lib/trusted-proxies'
import type { Lifetime } from '../lifetime'
import { serverFor } from '../listen'
import { requestHandler } from '../request-handler'

type ServerUnderTest = {
  origin: string
  port: number
  lifetime: Pick<Lifetime, 'phase'>
  /** The headers as Next saw them at the last request. */
  seen: () => IncomingHttpHeaders
  /** The lines of level warn and error that have been logged. */
  lines: () => { level: string; sentence: string; err?: unknown; requestId?: string }[]
}

type Fixtures = { trust: string; url: string; server: ServerUnderTest }

export { expect } from '@/lib/db/testing/test-database'

/**
 * A test with an HTTP server of ours, whose engine and pages only say what they saw. The page’s path
 * says how it fails.
 */
export const test = base.extend<Fixtures>({
  trust: ['false', { option: true }],
  url: ['http://localhost:3000', { option: true }],
  server: async ({ trust, url, database: _database }, use) => {
    const before = config()
    provideConfig({ ...before, url, production: true })
    logConsole()
    const { lines, restore } = listenToLog()
    const lifetime: Pick<Lifetime, 'phase'> = { phase: 'serving' }
    let seen: IncomingHttpHeaders = {}
    const header = 'x-forwarded-for' as const
    const certificates = { certificate: 'x-ssl-client-cert', verified: 'x-ssl-client-verify' }
    const proxies = { header, proxies: trustedProxies.parse(trust), certificates }
    const handlers = {
      engine: { handle: (_req: unknown, res: ServerResponse) => res.end('{}') },
      pages: async (req: IncomingMessage, res: ServerResponse) => {
        seen = { ...req.headers }
        if (req.url === '/refused') setAnswerStatus(409)
        if (req.url === '/unreadable') res.statusCode = 500
        if (req.url === '/broken-action') {
          noteActionBegan()
          res.statusCode = 500
        }
        if (req.url === '/broken') throw new Error('the cause')
        if (req.url === '/complains') console.error('⨯ of Next\nand more', new Error('the cause'))
        if (req.url === '/complains') res.statusCode = 500
        if (req.url === '/murmurs') console.error('of a caller')
        if (req.url === '/aborted') {
          res.destroy()
          throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
        }
        if (req.url === '/silent') res.statusCode = 502
        const kept = req.url?.startsWith('/_next/static/') && !res.hasHeader('Cache-Control')
        res.setHeader('Content-Type', kept ? 'text/javascript' : 'text/html')
        res.setHeader('Cache-Control', kept ? 'public, max-age=31536000, immutable' : 'private')
        res.end('<p>page</p>')
      },
    }
    const server = serverFor(
      requestHandler({ lifetime: lifetime as Lifetime, handlers, proxies }),
    ).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await use({
      origin: `http://127.0.0.1:${port}`,
      port,
      lifetime,
      seen: () => seen,
      lines: () => lines,
    })
    restore()
    server.closeAllConnections()
    server.close()
    provideConfig(before)
  },
})

function listenToLog() {
  const lines: ReturnType<ServerUnderTest['lines']> = []
  const { error, warn } = log
  for (const level of ['error', 'warn'] as const) {
    log[level] = ((line: object, sentence: string) =>
      lines.push({ level, sentence, ...line })) as unknown as typeof error
  }
  return { lines, restore: () => void Object.assign(log, { error, warn }) }
}

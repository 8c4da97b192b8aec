import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { join } from 'node:path'
import next from 'next'
import { config, setConfigOfNext } from '@/lib/config'
import { provideDocs } from '@/lib/help/read-help'
import { noteRoute } from '@/lib/request-notes'
import { tracing } from '@/lib/tracing'
import { readActionPages } from './action-pages'
import { ROOT } from './build-if-stale'
import { readCompressedFiles } from './compressed-files'
import type { Lifetime } from './lifetime'
import { readPageRoutes } from './page-routes'
import { pathOf } from './request-path'

export type PageHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

type PagesOptions = { server: Server; port: number; lifetime: Lifetime }

/** Starts Next inside this process. It answers every path that the protocol engine does not. */
export async function startPages({ server, port, lifetime }: PagesOptions): Promise<PageHandler> {
  const dev = !config().production
  if (!dev) takeConfigOfBuild()
  const app = next({
    dev,
    dir: ROOT,
    port,
    hostname: 'localhost',
    // In production the console is our log: without this, a page that fails would leave no line.
    quiet: false,
    // Next needs the server for web sockets, and only development has them: they reload the pages.
    httpServer: dev ? server : (new EventEmitter() as Server),
  })
  provideDocs(join(ROOT, 'docs'))
  await app.prepare()
  lifetime.onStop(() => app.close())
  const answer = app.getRequestHandler()
  if (dev) return answer
  const pageOf = readPageRoutes()
  const callsActionOfOtherPage = readActionPages(pageOf)
  const answersCompressed = readCompressedFiles(ROOT)
  return async (req, res) => {
    if (tracing()) noteRoute(pageOf(pathOf(req)))
    if (callsActionOfOtherPage(req)) await refuse(res)
    else if (!answersCompressed(req, res)) await answer(req, res)
  }
}

/**
 * Next then takes its configuration as its build has left it, as its own standalone server does. Otherwise it
 * reads the file again, with the compiler that belongs to it.
 */
function takeConfigOfBuild(): void {
  const built = readFileSync(join(ROOT, '.next', 'required-server-files.json'), 'utf8')
  setConfigOfNext(JSON.parse(built).config)
}

/** The client's router knows the header: it throws an error of its own. */
async function refuse(res: ServerResponse): Promise<void> {
  res.writeHead(404, { 'Content-Type': 'text/plain', 'X-Nextjs-Action-Not-Found': '1' })
  res.end('This page has no such action.')
}

import { EventEmitter } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import next from 'next'
import { config } from '@/lib/config'
import { ROOT } from './build-if-stale'
import type { Lifetime } from './lifetime'

export type PageHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

type PagesOptions = { server: Server; port: number; lifetime: Lifetime }

/** Starts Next inside this process. It answers every path that the protocol engine does not. */
export async function startPages({ server, port, lifetime }: PagesOptions): Promise<PageHandler> {
  const dev = !config().production
  const app = next({
    dev,
    dir: ROOT,
    port,
    hostname: 'localhost',
    quiet: !dev,
    // Next needs the server for web sockets, and only development has them: they reload the pages.
    httpServer: dev ? server : (new EventEmitter() as Server),
  })
  await app.prepare()
  lifetime.onStop(() => app.close())
  return app.getRequestHandler()
}

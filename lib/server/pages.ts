import { EventEmitter } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import next from 'next'
import { config } from '@/lib/config'
import { ROOT } from './build-if-stale'
import type { Lifetime } from './lifetime'

export type Pages = (req: IncomingMessage, res: ServerResponse) => Promise<void>

type Wish = { server: Server; port: number; lifetime: Lifetime }

/** Starts Next inside this process; it answers whatever is not a machine's path. */
export async function startPages({ server, port, lifetime }: Wish): Promise<Pages> {
  const dev = !config().production
  const app = next({
    dev,
    dir: ROOT,
    port,
    hostname: 'localhost',
    quiet: !dev,
    // Only development has a use for web sockets: pages that reload themselves.
    httpServer: dev ? server : (new EventEmitter() as Server),
  })
  await app.prepare()
  lifetime.atEnd(() => app.close())
  return app.getRequestHandler()
}

import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, Server as TcpServer } from 'node:net'
import type { Environment } from '@/lib/environment'
import { Answer } from './answer'
import { CannotStart } from './cannot-start'

const FINISH_WITHIN_MS = 15_000
const LINGER_MS = 500

const LIMITS = {
  /** A slow client must not hold a socket for ever. */
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  /** Load balancers close an idle connection after 60 seconds. They must do so before we do. */
  keepAliveTimeout: 75_000,
  maxHeaderSize: 16 * 1024,
}

export type Listening = { server: Server; port: number; at: string }

/**
 * Listens on the configured port and host. Throws `CannotStart` when it cannot, e.g. port in use.
 */
export function listen(handler: RequestListener, environment: Environment): Promise<Listening> {
  const { PORT } = environment
  const host = hostToBind(environment)
  const server = serverFor(handler)
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(notListening(error, host, PORT)))
    server.listen(PORT, host, () => {
      const { port } = server.address() as AddressInfo
      resolve({ server, port, at: `${host}:${port}` })
    })
  })
}

/** An HTTP server with our limits, not listening yet. */
export function serverFor(handler: RequestListener): Server {
  return createServer({ ...LIMITS, ServerResponse: Answer }, handler).on('checkContinue', handler)
}

/** Without HOST, other machines reach us only where a proxy on one of them is named. */
function hostToBind({ HOST, KEYTURN_TRUST_PROXY: proxies }: Environment): string {
  return HOST ?? (proxies.elsewhere ? '0.0.0.0' : '127.0.0.1')
}

function notListening(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const sentences: Record<string, string> = {
    EADDRINUSE: `port ${port} of ${host} is in use: stop what uses it, or set PORT to another.`,
    EACCES: `port ${port} needs more rights than this user has: set PORT to 1024 or higher.`,
    EADDRNOTAVAIL: `this machine has no address ${host}: correct HOST.`,
    ENOTFOUND: `this machine has no address ${host}: correct HOST.`,
  }
  const sentence = sentences[error.code ?? '']
  return sentence ? new CannotStart(sentence) : error
}

/**
 * Accepts no new connections and gives open requests 15 seconds to finish, then closes them. Idle
 * connections stay open for half a second, because a request may already be on its way; its answer
 * closes the connection. (The `close` of Node's HTTP server would reset idle connections at once.)
 */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const linger = setTimeout(() => server.closeIdleConnections(), LINGER_MS)
    const cut = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS)
    TcpServer.prototype.close.call(server, () => {
      clearTimeout(linger)
      clearTimeout(cut)
      resolve()
    })
  })
}

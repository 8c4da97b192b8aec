import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, Server as TcpServer } from 'node:net'
import type { Environment } from '@/lib/config'
import { CannotStart } from './cannot-start'

const FINISH_WITHIN_MS = 15_000
const LINGER_MS = 500

const LIMITS = {
  /** A client that dawdles over its headers or its body holds a socket, and no more than that. */
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  /** Longer than the 60 seconds after which load balancers let go, so that they let go first. */
  keepAliveTimeout: 75_000,
  maxHeaderSize: 16 * 1024,
}

export type Listening = { server: Server; port: number; at: string }

/** Listens where the settings say. Throws `CannotStart` when somebody else does already. */
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

/** An HTTP server with our limits, that has not begun to listen. */
export function serverFor(handler: RequestListener): Server {
  return createServer(LIMITS, handler).on('checkContinue', handler)
}

/** A trial is for this machine alone; a public address means that others are expected. */
function hostToBind({ HOST, KEYTURN_URL }: Environment): string {
  if (HOST) return HOST
  if (!KEYTURN_URL) return '127.0.0.1'
  const { hostname } = new URL(KEYTURN_URL)
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? '127.0.0.1' : '0.0.0.0'
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
 * Takes no more connections, lets what is in flight finish for 15 seconds, then cuts it off. Idle
 * connections stay open for a moment: a request may be on its way on them, and its answer says that
 * it is the last. (The HTTP server's own `close` would reset those.)
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

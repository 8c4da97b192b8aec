import type { IncomingMessage } from 'node:http'
import type { Context } from 'koa'

/** The engine's own limit for a body. */
const BODY_BYTES_MAX = 56 * 1024

const replayed = new WeakMap<IncomingMessage, Buffer>()

/** Whether the request says that its body is one which the engine reads. */
export function hasShortBody({ request }: Context): boolean {
  return request.length !== undefined && request.length <= BODY_BYTES_MAX
}

/** The whole body of a request with a short `Content-Length`; null if the connection breaks. */
export async function readShortBody(req: IncomingMessage): Promise<Buffer | null> {
  const known = replayed.get(req)
  if (known) return known
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.once('end', () => resolve(Buffer.concat(chunks)))
    req.once('close', () => resolve(null))
  })
}

/**
 * Gives this body to the engine, in place of the one that was read already. The engine reads with
 * `req.iterator()`, and a stream that has ended would look as if another middleware had parsed it.
 */
export function replay(req: IncomingMessage, body: Buffer): void {
  replayed.set(req, body)
  req.headers['content-length'] = String(body.length)
  Object.defineProperty(req, 'readable', { value: true })
  req.iterator = async function* () {
    yield body
  }
}

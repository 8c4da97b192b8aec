import type { IncomingMessage } from 'node:http'

const replayed = new WeakMap<IncomingMessage, Buffer>()

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
 * Gives a body that was read already to the engine. The engine reads with `req.iterator()`, and a
 * stream that has ended would look as if another middleware had parsed it.
 */
export function replay(req: IncomingMessage, body: Buffer): void {
  replayed.set(req, body)
  Object.defineProperty(req, 'readable', { value: true })
  req.iterator = async function* () {
    yield body
  }
}

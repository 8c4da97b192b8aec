import type { IncomingMessage } from 'node:http'

/** The whole body of a request that has announced how short it is; null when it breaks off. */
export function readShortBody(req: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.once('end', () => resolve(Buffer.concat(chunks)))
    req.once('close', () => resolve(null))
  })
}

/**
 * Gives a body that was read already to the engine, which reads with `req.iterator()` and takes a
 * stream that has ended for one that a careless middleware has parsed.
 */
export function replay(req: IncomingMessage, body: Buffer): void {
  Object.defineProperty(req, 'readable', { value: true })
  req.iterator = async function* () {
    yield body
  }
}

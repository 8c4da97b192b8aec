import type { IncomingMessage, ServerResponse } from 'node:http'

/** Token requests are a few hundred bytes; the engine stops reading bodies without a length here too. */
export const MACHINE_BODY_BYTES = 56 * 1024
/** What server actions may take (`next.config.js`), and the form around it. */
export const PAGE_BODY_BYTES = 1200 * 1024

/** How much of a refused body is still read, so that its sender gets to see the answer. */
const POLITE_BYTES = 4 * 1024 * 1024

type Refusal = { limitBytes: number; type: string; body: string }

/**
 * Answers 413 when the request announces more than it may send, and says whether it did. A body
 * that announces nothing is counted by whoever reads it.
 */
export function refuseLargeBody(
  req: IncomingMessage,
  res: ServerResponse,
  { limitBytes, type, body }: Refusal,
): boolean {
  if (!(Number(req.headers['content-length']) > limitBytes)) return false
  res.statusCode = 413
  res.setHeader('Content-Type', type)
  res.setHeader('Connection', 'close')
  let unread = 0
  req.on('data', (chunk: Buffer) => {
    unread += chunk.length
    if (unread > POLITE_BYTES) req.destroy()
  })
  req.once('end', () => res.end(body))
  return true
}

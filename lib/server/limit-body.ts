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
  // RFC 9110 §10.1.1: who asks before sending waits for this, or for the refusal.
  const asksFirst = req.headers.expect !== undefined
  if (!(Number(req.headers['content-length']) > limitBytes)) {
    if (asksFirst) res.writeContinue()
    return false
  }
  res.statusCode = 413
  res.setHeader('Content-Type', type)
  res.setHeader('Connection', 'close')
  if (asksFirst) res.end(body)
  else readAndForget(req, () => res.end(body, () => req.destroy()))
  return true
}

function readAndForget(req: IncomingMessage, then: () => void): void {
  let bytes = 0
  const count = (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= POLITE_BYTES) return
    req.off('data', count).off('end', then)
    then()
  }
  req.on('data', count).once('end', then)
}

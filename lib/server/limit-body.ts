import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Token requests have a few hundred bytes. The engine has the same limit for bodies without a
 * length.
 */
export const ENGINE_BODY_BYTES = 56 * 1024
/** The limit of server actions (`next.config.js`), and some room for the form around it. */
export const PAGE_BODY_BYTES = 1200 * 1024

/**
 * So much of a refused body is still read: a client that is still sending would not see the answer.
 */
const DISCARDED_BYTES = 4 * 1024 * 1024

type TooLarge = { limitBytes: number; type: string; body: string }

/**
 * Answers 413 when the request's `Content-Length` is above the limit; true if it did. A body
 * without a length is counted by the code that reads it.
 */
export function refuseLargeBody(
  req: IncomingMessage,
  res: ServerResponse,
  { limitBytes, type, body }: TooLarge,
): boolean {
  // RFC 9110 §10.1.1: a client that expects 100 (Continue) sends its body after that answer only.
  const expectsContinue = req.headers.expect !== undefined
  if (!(Number(req.headers['content-length']) > limitBytes)) {
    if (expectsContinue) res.writeContinue()
    return false
  }
  res.statusCode = 413
  res.setHeader('Content-Type', type)
  res.setHeader('Connection', 'close')
  if (expectsContinue) res.end(body)
  else discardBody(req, () => res.end(body, () => req.destroy()))
  return true
}

function discardBody(req: IncomingMessage, then: () => void): void {
  let bytes = 0
  const count = (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= DISCARDED_BYTES) return
    req.off('data', count).off('end', then)
    then()
  }
  req.on('data', count).once('end', then)
}

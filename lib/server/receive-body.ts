import type { IncomingMessage, ServerResponse } from 'node:http'

/** Token requests have a few hundred bytes. The engine itself reads no more than this. */
export const ENGINE_BODY_BYTES = 56 * 1024
/** The largest thing that the management API takes is an app with its keys and addresses. */
export const API_BODY_BYTES = 64 * 1024
/** The forms that somebody sends before they are signed in have a few hundred bytes, too. */
export const STRANGER_BODY_BYTES = 16 * 1024
/** The limit of server actions (`next.config.js`), and some room for the form around it. */
export const PAGE_BODY_BYTES = 1200 * 1024

/**
 * So much of a refused body is still read: a client that is still sending would not see the answer.
 */
const DISCARDED_BYTES = 4 * 1024 * 1024

/** So long a client that goes on sending has to read its refusal. */
const CLOSED_AFTER_MS = 2_000

type Limit = {
  limitBytes: number | Promise<number>
  /** The answer to a larger body. */
  type: string
  tooLarge: string
}

/** Whether a body of at most this length is announced, or none, and nothing is awaited before it. */
export function hasShortBody({ headers }: IncomingMessage, limitBytes: number): boolean {
  if (headers['transfer-encoding'] !== undefined || headers.expect !== undefined) return false
  return !(Number(headers['content-length'] ?? 0) > limitBytes)
}

/**
 * Waits for the whole body, so that nobody reads half of one; whoever answers the request then reads
 * it as usual. Every byte is counted, also those of a body without `Content-Length`. Answers 413 to
 * a body above the limit, and nothing when the client goes away: false in both cases.
 */
export async function receiveBody(
  req: IncomingMessage,
  res: ServerResponse,
  { limitBytes, type, tooLarge }: Limit,
): Promise<boolean> {
  const body = bufferBody(req)
  const announced = Number(req.headers['content-length'] ?? 0)
  // RFC 9110 §10.1.1: a client that expects 100 (Continue) sends its body after that answer only.
  const isWaiting = req.headers.expect !== undefined
  const limit = await limitBytes
  body.keepAtMost(limit)
  if (isWaiting && announced <= limit) res.writeContinue()
  const bytes = isWaiting && announced > limit ? announced : await body.received
  if (bytes === null) return false
  if (bytes <= limit) return true
  res.statusCode = 413
  res.setHeader('Content-Type', type)
  // The next thing on the connection may be this body, or another request.
  if (isWaiting) res.setHeader('Connection', 'close')
  res.end(tooLarge)
  if (!req.complete) closeLater(req)
  return false
}

/**
 * RFC 9112 §9.6: if the connection is closed while the client still sends, it is reset, and the client
 * may never read the answer. What arrives until then is thrown away.
 */
function closeLater(req: IncomingMessage): void {
  const closing = setTimeout(() => req.destroy(), CLOSED_AFTER_MS)
  req.once('close', () => clearTimeout(closing))
}

type Body = {
  /** Its length in bytes; null if the connection breaks first. */
  received: Promise<number | null>
  /** Keeps nothing of a body that is larger: many may arrive at once, and slowly. */
  keepAtMost: (limit: number) => void
}

/** Keeps the body in the request's own buffer until it is complete. */
function bufferBody(req: IncomingMessage): Body {
  const push = req.push.bind(req)
  let [bytes, most] = [req.readableLength, PAGE_BODY_BYTES]
  const received = new Promise<number | null>((resolve) => {
    if (req.complete) resolve(bytes)
    req.once('close', () => resolve(null))
    // Node hands over each part of the body here. Its backpressure would wait for a reader.
    req.push = (chunk: Buffer | null) => {
      bytes += chunk?.length ?? 0
      if (chunk === null || bytes > PAGE_BODY_BYTES + DISCARDED_BYTES) resolve(bytes)
      if (bytes > most) req.read()
      if (chunk === null || bytes <= most) push(chunk)
      return true
    }
  })
  const keepAtMost = (limit: number) => {
    most = limit
    if (bytes > most) req.read()
  }
  return { received, keepAtMost }
}

import type { ServerResponse } from 'node:http'
import type { Answer } from './answer'

/** Sends an answer, and nothing to a client that has gone. */
export function sendAnswer(res: ServerResponse, { status, headers, body }: Answer): void {
  if (res.destroyed) return
  const text = body === null ? '' : `${JSON.stringify(body)}\n`
  res.writeHead(status, {
    ...(body === null ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...(status === 204 || status === 304 ? {} : { 'content-length': Buffer.byteLength(text) }),
    ...headers,
  })
  res.end(text)
}

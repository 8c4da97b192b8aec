import { ServerResponse } from 'node:http'

/** Whoever reads 503 may come again after so many seconds. */
const RETRY_AFTER_SECONDS = 1

type WriteHead = (status: number, ...rest: unknown[]) => ServerResponse

/** Every 503, whoever answers it, says when to come again (RFC 9110 §15.6.4), and no cache keeps it. */
export class Answer extends ServerResponse {
  override writeHead(status: number, ...rest: unknown[]): this {
    if (status === 503) {
      if (!this.hasHeader('Retry-After')) this.setHeader('Retry-After', RETRY_AFTER_SECONDS)
      this.setHeader('Cache-Control', 'no-store')
    }
    ;(super.writeHead as WriteHead).call(this, status, ...rest)
    return this
  }
}

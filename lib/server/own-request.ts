import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { ADDRESS_HEADER, REQUEST_ID_HEADER } from '@/lib/http/origin-from-headers'
import { establishOrigin, type Proxies, type RequestOrigin } from './establish-origin'

const HEADER = 'x-keyturn-own-request'

/** Known to this process alone. */
const MARK = randomBytes(32).toString('base64url')

/**
 * Where a request comes from. When a server action leads to another page, Next asks this server for
 * that page, with the headers of the action's request. Such a request is marked, and comes from
 * where the action's came from.
 */
export function originOf(req: IncomingMessage, proxies: Proxies): RequestOrigin {
  const { headers } = req
  if (headers[HEADER] === MARK) {
    return {
      address: String(headers[ADDRESS_HEADER]),
      requestId: String(headers[REQUEST_ID_HEADER]),
    }
  }
  const origin = establishOrigin(req, proxies)
  headers[HEADER] = MARK
  return origin
}

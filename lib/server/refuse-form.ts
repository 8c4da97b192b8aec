import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '@/lib/config'
import { sendText } from './send-text'

type Refused = { status: number; text: string }

const FOREIGN: Refused = { status: 403, text: 'This form comes from another site.' }
const WITHOUT_BOUNDARY: Refused = { status: 400, text: 'This form does not say where it ends.' }

/**
 * Answers a form that no page of ours sends: 403 when its `Origin` is another site, 400 when it is
 * multipart without a boundary (RFC 2046 §5.1). True if it did.
 */
export function refuseForm(req: IncomingMessage, res: ServerResponse): boolean {
  const refused = req.method === 'POST' ? whyRefused(req) : null
  if (!refused) return false
  sendText(res, refused.status, refused.text)
  return true
}

function whyRefused(req: IncomingMessage): Refused | null {
  if (!isOurOrigin(req)) return FOREIGN
  const type = req.headers['content-type'] ?? ''
  return /^multipart\//i.test(type) && !/;\s*boundary=[^\s;]/i.test(type) ? WITHOUT_BOUNDARY : null
}

/**
 * Whether the form comes from a page of ours, or does not say where from. Next compares the `Origin`
 * with the host of the request. A proxy may have changed that host, but a page of our public URL is
 * still ours.
 */
function isOurOrigin(req: IncomingMessage): boolean {
  const { origin: sent, host } = req.headers
  if (sent === undefined) return true
  const { origin, host: publicHost } = new URL(config().url)
  if (sent === origin) {
    req.headers['x-forwarded-host'] = publicHost
    return true
  }
  const asked = String(req.headers['x-forwarded-host'] ?? host)
  return URL.canParse(sent) && new URL(sent).host === asked.split(',')[0]?.trim()
}

import type { IncomingMessage } from 'node:http'
import type { Portal } from '../portal'

/** A portal for tests: whoever the cookie `portal` names is signed in. */
export const testPortal: Portal = {
  personOf: async (req) => portalCookie(req),
  async signOut(_req, res) {
    res.appendHeader('Set-Cookie', 'portal=; Path=/; Max-Age=0')
  },
  async cannotContinue(_req, res, code) {
    res.setHeader('Content-Type', 'text/plain')
    res.end(code)
  },
}

function portalCookie({ headers }: IncomingMessage): string | null {
  return /(?:^|; )portal=(\w+)/.exec(headers.cookie ?? '')?.[1] ?? null
}

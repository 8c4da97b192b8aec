import type { IncomingMessage } from 'node:http'
import { NO_ORIGIN } from '@/lib/actor'
import { Plaintext } from '@/lib/crypto/plaintext'
import { checkSession } from '@/lib/people/sessions/check-session'
import { endSession } from '@/lib/people/sessions/end-session'
import type { Portal } from '../protocol/portal'

/** A portal for tests: the cookie `portal` is the session's id in the clear. */
export const testPortal: Portal = {
  async signedIn(req) {
    const id = portalCookie(req)
    const check = id ? await checkSession(new Plaintext(id), NO_ORIGIN) : null
    if (!id || !check?.alive) return null
    return { ...check.actor, digest: Buffer.from(check.key), amr: check.amr }
  },
  async signOut(req, res) {
    const id = portalCookie(req)
    if (id) await endSession(new Plaintext(id))
    res.appendHeader('Set-Cookie', 'portal=; Path=/; Max-Age=0')
  },
  async cannotContinue(_req, res, { code, parameter }) {
    res.setHeader('Content-Type', 'text/plain')
    if (parameter) res.setHeader('X-Parameter', parameter)
    res.end(code)
  },
}

function portalCookie({ headers }: IncomingMessage): string | null {
  return /(?:^|; )portal=(\w+)/.exec(headers.cookie ?? '')?.[1] ?? null
}

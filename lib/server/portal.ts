import type { IncomingMessage } from 'node:http'
import { sessionCookie, sessionOfRequest } from '@/lib/auth/session-token'
import { originFromHeaders } from '@/lib/http/origin-from-headers'
import type { Portal } from '@/lib/oauth/protocol/portal'
import { checkSession } from '@/lib/people/sessions/check-session'
import { endSession } from '@/lib/people/sessions/end-session'
import { cannotContinue } from './cannot-continue'
import type { Handlers } from './handlers'

/** The portal as the engine sees it. Its pages are ready before the first request is answered. */
export function portalFor(handlers: Handlers): Portal {
  return {
    async signedIn(req) {
      const sessionId = await sessionOfRequest(req)
      if (!sessionId) return null
      const headers = { get: (name: string) => headerOf(req, name) }
      const check = await checkSession(sessionId, originFromHeaders(headers))
      if (!check.alive) return null
      return { ...check.actor, digest: Buffer.from(check.key), amr: check.amr }
    },
    async signOut(req, res) {
      const sessionId = await sessionOfRequest(req)
      if (sessionId) await endSession(sessionId)
      const { name, options } = sessionCookie()
      const secure = options.secure ? '; Secure' : ''
      res.appendHeader('Set-Cookie', `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`)
    },
    async cannotContinue(req, res, problem) {
      if (!handlers.pages)
        throw new Error('lib/server: the engine answered before there were pages')
      await cannotContinue(handlers.pages, { req, res }, problem)
    },
  }
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name]
  return typeof value === 'string' ? value : null
}

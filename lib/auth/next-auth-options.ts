import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { config } from '@/lib/config'
import { Plaintext } from '@/lib/crypto/plaintext'
import { Refusal } from '@/lib/errors'
import { originOf } from '@/lib/http/origin-of'
import { log } from '@/lib/log'
import { endSession } from '@/lib/people/end-session'
import { LONGEST_SESSION_SECONDS } from '@/lib/people/session'
import { signIn } from '@/lib/people/sign-in'
import { sessionCookie, sessionCookieKey } from './session-token'

/** The page that every answer of next-auth's own ends on: none of its own pages is shown. */
const SIGN_IN = '/sign-in'

const password = Credentials({
  credentials: { email: { type: 'email' }, password: { type: 'password' } },
  async authorize(credentials, request) {
    const origin = originOf(new Headers(request.headers))
    try {
      // What next-auth calls a user is only the session: who that is, each request asks anew.
      return { id: (await signIn(credentials, origin)).reveal() }
    } catch (error) {
      const { requestId } = origin
      if (!(error instanceof Refusal)) log.error({ err: error, requestId }, 'signing in failed')
      else log.info({ refusal: error.code, reason: error.reason, requestId }, 'refused')
      // next-auth puts the message into an address: a code, never a detail.
      throw new Error(error instanceof Refusal ? error.code : 'defect')
    }
  },
})

/** next-auth with passwords: the cookie carries a session id, encrypted, and nothing else. */
export function nextAuthOptions(): NextAuthOptions {
  return {
    secret: sessionCookieKey(),
    providers: [password],
    session: { strategy: 'jwt', maxAge: LONGEST_SESSION_SECONDS },
    useSecureCookies: config().url.startsWith('https:'),
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: SIGN_IN, signOut: SIGN_IN, error: SIGN_IN, verifyRequest: SIGN_IN },
    callbacks: {
      jwt: ({ token, user }) => ({ sessionId: user ? user.id : token.sessionId }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sessionId === 'string') await endSession(new Plaintext(token.sessionId))
      },
    },
    logger: {
      error: (code) => log.warn({ code }, 'next-auth'),
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: () => undefined,
    },
  }
}

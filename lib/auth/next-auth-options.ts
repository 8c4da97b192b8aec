import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import type { Origin } from '@/lib/actor'
import { config } from '@/lib/config'
import { Plaintext } from '@/lib/crypto/plaintext'
import { Refusal, type RefusalCode } from '@/lib/errors'
import { originOf } from '@/lib/http/origin-of'
import { log } from '@/lib/log'
import { LONGEST_SESSION_SECONDS } from '@/lib/people/sessions/session'
import { type ProviderAccount, readProviderAccount } from '@/lib/people/sign-in/provider-account'
import { signIn } from '@/lib/people/sign-in/sign-in'
import { signInByProvider } from '@/lib/people/sign-in/sign-in-by-provider'
import { leaveSession } from './leave-session'
import { OPENID, openIdProvider } from './openid-provider'
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
      throw new Error(codeOf(error, origin))
    }
  },
})

/** Who asks, and what becomes of the session that their browser had before. */
export type Asking = {
  origin: Origin
  followSessionBefore: (sessionId: Plaintext) => Promise<void>
}

/**
 * next-auth with passwords and, where one is configured, an OpenID provider: the cookie carries a
 * session id, encrypted, and nothing else.
 */
export function nextAuthOptions(asking: Asking): NextAuthOptions {
  const { provider } = config()
  return {
    secret: sessionCookieKey(),
    providers: provider ? [password, openIdProvider(provider)] : [password],
    session: { strategy: 'jwt', maxAge: LONGEST_SESSION_SECONDS },
    useSecureCookies: config().url.startsWith('https:'),
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: SIGN_IN, signOut: SIGN_IN, error: SIGN_IN, verifyRequest: SIGN_IN },
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== OPENID || !provider) return account?.type === 'credentials'
        const outcome = await arrive(readProviderAccount(profile, provider), asking)
        if (typeof outcome === 'string') return `${SIGN_IN}?error=${outcome}`
        // As with passwords: what next-auth calls a user is only the session.
        user.id = outcome.reveal()
        return true
      },
      jwt: ({ token, user }) => ({ sessionId: user ? user.id : token.sessionId }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sessionId === 'string') await leaveSession(new Plaintext(token.sessionId))
      },
    },
    logger: {
      error: (code) => log.warn({ code }, 'next-auth'),
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: () => undefined,
    },
  }
}

/** The session of whoever the provider vouches for, or the code of why there is none. */
async function arrive(account: ProviderAccount, asking: Asking): Promise<Plaintext | RefusalCode> {
  const { origin, followSessionBefore } = asking
  try {
    const session = await signInByProvider(account, origin)
    await followSessionBefore(session)
    return session
  } catch (error) {
    return codeOf(error, origin)
  }
}

/** What next-auth puts into an address: a code, never a detail. */
function codeOf(error: unknown, { requestId }: Origin): RefusalCode {
  if (!(error instanceof Refusal)) log.error({ err: error, requestId }, 'signing in failed')
  else log.info({ refusal: error.code, reason: error.reason, requestId }, 'refused')
  return error instanceof Refusal ? error.code : 'defect'
}

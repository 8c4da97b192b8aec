import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { acceptInput } from '@/lib/accept-input'
import type { Origin } from '@/lib/actor'
import { config } from '@/lib/config'
import { Plaintext } from '@/lib/crypto/plaintext'
import { Refusal, type RefusalCode } from '@/lib/errors'
import { originFromHeaders } from '@/lib/http/origin-from-headers'
import { log } from '@/lib/log'
import { credentialsInput } from '@/lib/people/person-input'
import { endSession } from '@/lib/people/sessions/end-session'
import { LONGEST_SESSION_SECONDS } from '@/lib/people/sessions/session'
import { type ProviderAccount, readProviderAccount } from '@/lib/people/sign-in/provider-account'
import { signIn } from '@/lib/people/sign-in/sign-in'
import { signInByProvider } from '@/lib/people/sign-in/sign-in-by-provider'
import { OPENID, openIdProvider } from './openid-provider'
import { sessionCookie, sessionCookieKey } from './session-token'

/** Our page in place of each page of next-auth: none of those is shown. */
const SIGN_IN = '/sign-in'

const password = Credentials({
  credentials: { email: { type: 'email' }, password: { type: 'password' } },
  async authorize(credentials, request) {
    const origin = originFromHeaders(new Headers(request.headers))
    try {
      // For next-auth the user's id is the session's id. Each request looks up whose session it is.
      const accepted = acceptInput(credentialsInput, credentials)
      return { id: (await signIn(accepted, origin)).reveal() }
    } catch (error) {
      throw new Error(codeOf(error, origin))
    }
  },
})

/** Where a sign-in comes from, and how to end the session that the browser had before. */
export type SignInRequest = {
  origin: Origin
  replacePreviousSession: (sessionId: Plaintext) => Promise<void>
}

/**
 * next-auth with passwords and, if one is configured, an OpenID provider. Its cookie carries an
 * encrypted session id and nothing else.
 */
export function nextAuthOptions(request: SignInRequest): NextAuthOptions {
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
        const session = await signInOrCode(readProviderAccount(profile, provider), request)
        if (typeof session === 'string') return `${SIGN_IN}?error=${session}`
        // As with passwords: for next-auth the user's id is the session's id.
        user.id = session.reveal()
        return true
      },
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

/** A session for the person of this account, or the code of the refusal. */
async function signInOrCode(
  account: ProviderAccount,
  { origin, replacePreviousSession }: SignInRequest,
): Promise<Plaintext | RefusalCode> {
  try {
    const session = await signInByProvider(account, origin)
    await replacePreviousSession(session)
    return session
  } catch (error) {
    return codeOf(error, origin)
  }
}

/** The code that next-auth puts into the redirect's URL; the reason goes to the log only. */
function codeOf(error: unknown, { requestId }: Origin): RefusalCode {
  if (!(error instanceof Refusal)) log.error({ err: error, requestId }, 'signing in failed')
  else log.info({ refusal: error.code, reason: error.reason, requestId }, 'refused')
  return error instanceof Refusal ? error.code : 'defect'
}

import type { NextAuthOptions } from 'next-auth'
import { isHttps } from '@/lib/browser-cookie'
import { Plaintext } from '@/lib/crypto/plaintext'
import { log } from '@/lib/log'
import { endSession } from '@/lib/people/sessions/end-session'
import { LONGEST_SESSION_SECONDS } from '@/lib/people/sessions/session'
import { noteRefusedSignIn } from '@/lib/usage/note-refused-sign-in'
import { keepDevice } from './device-cookie'
import { type KnownProvider, openIdProvider } from './openid-provider'
import { passwordProvider } from './password-provider'
import { decodeUnderAny, sessionCookie, sessionCookieKey } from './session-token'
import { type SignInRequest, signInOrCode } from './sign-in-or-code'

/** Our page in place of each page of next-auth: none of those is shown. */
const SIGN_IN = '/sign-in'

/**
 * next-auth with passwords and, for a request that is about one, an OpenID provider. Its cookie
 * carries an encrypted session id and nothing else.
 */
export function nextAuthOptions(
  request: SignInRequest,
  known: KnownProvider | null,
): NextAuthOptions {
  return {
    secret: sessionCookieKey(),
    providers: known ? [passwordProvider, openIdProvider(known)] : [passwordProvider],
    session: { strategy: 'jwt', maxAge: LONGEST_SESSION_SECONDS },
    jwt: { decode: decodeUnderAny },
    useSecureCookies: isHttps(),
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: SIGN_IN, signOut: SIGN_IN, error: SIGN_IN, verifyRequest: SIGN_IN },
    callbacks: {
      async signIn({ user, account, profile }) {
        if (!known || account?.provider !== known.provider.id) {
          return account?.type === 'credentials'
        }
        const session = await signInOrCode(profile, known.provider, request)
        if (typeof session === 'string') {
          noteRefusedSignIn({
            organizationId: known.provider.organizationId ?? '',
            personId: '',
            cause: session,
            address: request.origin.address ?? '',
          })
          return `${SIGN_IN}?error=${session}`
        }
        // As with passwords: for next-auth the user's id is the session's id.
        user.id = session.reveal()
        await keepDevice(session)
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
      error: (problem, metadata) => log.warn({ problem, err: errorOf(metadata) }, 'next-auth'),
      warn: (problem) => log.debug({ problem }, 'next-auth'),
      debug: () => undefined,
    },
  }
}

/** next-auth passes an error, or an object that holds one beside the values of the request. */
function errorOf(metadata: Error | { error?: Error }): Error | undefined {
  return metadata instanceof Error ? metadata : metadata.error
}

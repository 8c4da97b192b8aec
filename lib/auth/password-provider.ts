import Credentials from 'next-auth/providers/credentials'
import { acceptInput } from '@/lib/accept-input'
import { originFromHeaders } from '@/lib/http/origin-from-headers'
import { credentialsInput } from '@/lib/people/person-input'
import { signIn } from '@/lib/people/sign-in/sign-in'
import { countingRefusedSignIn } from '@/lib/usage/note-refused-sign-in'
import { keepDevice, readDeviceCookie } from './device-cookie'
import { refusalCodeOf } from './refusal-code'

/** Lets next-auth sign people in by email and password. */
export const passwordProvider = Credentials({
  credentials: { email: { type: 'email' }, password: { type: 'password' } },
  async authorize(credentials, request) {
    const origin = originFromHeaders(new Headers(request.headers))
    try {
      // For next-auth the user's id is the session's id. Each request looks up whose session it is.
      const accepted = acceptInput(credentialsInput, credentials)
      const devices = await readDeviceCookie()
      const session = await countingRefusedSignIn(origin, () =>
        signIn(accepted, origin, { devices }),
      )
      await keepDevice(session)
      return { id: session.reveal() }
    } catch (error) {
      throw new Error(refusalCodeOf(error))
    }
  },
})

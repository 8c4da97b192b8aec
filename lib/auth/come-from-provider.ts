import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { noteSignIn } from '@/lib/providers/note-sign-in'
import { SecretRefused } from '@/lib/providers/openid/exchange-code'
import { knownProvider, toSignIn } from './known-provider'
import { nextAuthOptions } from './next-auth-options'
import { signInRequest } from './sign-in-request'

/**
 * Answers a browser that a provider has sent back with a code; null if there is no such provider. A
 * provider that refuses our secret is a notice for its administrators.
 */
export async function comeFromProvider(
  request: NextRequest,
  providerId: string,
): Promise<Response | null> {
  const known = await knownProvider(providerId)
  if (known === 'absent') return null
  if (known === 'unreachable') return toSignIn('provider_unreachable')
  const attempt = { ...known, failure: null as unknown }
  const context = { params: Promise.resolve({ nextauth: ['callback', providerId] }) }
  const answer: Response = await NextAuth(
    request,
    context,
    nextAuthOptions(await signInRequest(), attempt),
  )
  if (!(attempt.failure instanceof SecretRefused)) return answer
  await noteSignIn(known.provider, { secretRefused: true })
  return toSignIn('provider_secret_refused')
}

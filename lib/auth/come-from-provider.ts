import type { NextRequest } from 'next/server'
import { noteSignIn } from '@/lib/providers/note-sign-in'
import { SecretRefused } from '@/lib/providers/openid/exchange-code'
import { askNextAuth } from './ask-next-auth'
import { knownProvider, toSignIn } from './known-provider'

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
  const answer = await askNextAuth(request, ['callback', providerId], attempt)
  if (!(attempt.failure instanceof SecretRefused)) return answer
  await noteSignIn(known.provider, { secretRefused: true })
  return toSignIn('provider_secret_refused')
}

import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { beginOpenId } from '@/lib/auth/begin-openid'
import { knownProvider, toSignIn } from '@/lib/auth/known-provider'
import { safeNext } from '@/lib/auth/safe-next'
import { EMAIL_MAX } from '@/lib/people/person'
import { ENVIRONMENT_PROVIDER } from '@/lib/providers/provider'

/** Redirects to an OpenID provider; without a word on which, to the environment's. */
export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  const { searchParams } = nextUrl
  const known = await knownProvider(searchParams.get('provider') ?? ENVIRONMENT_PROVIDER)
  if (known === 'absent') notFound()
  if (known === 'unreachable') return toSignIn('provider_unreachable')
  const hint = searchParams.get('hint')
  return beginOpenId(known, {
    next: safeNext(searchParams.get('next')) ?? '/apps',
    again: searchParams.has('again'),
    loginHint: hint && hint.length <= EMAIL_MAX ? hint : null,
  })
}

import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { beginOpenId } from '@/lib/auth/begin-openid'
import { safeNext } from '@/lib/auth/safe-next'
import { config } from '@/lib/config'

/** Redirects to the configured OpenID provider. */
export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  if (!config().provider) notFound()
  const next = safeNext(nextUrl.searchParams.get('next'))
  return beginOpenId(next ?? '/apps', nextUrl.searchParams.has('again'))
}

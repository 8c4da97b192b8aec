import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { nextAuthOptions } from '@/lib/auth/next-auth-options'
import { withRefusalStatus } from '@/lib/auth/refusal-status'
import { signInRequest } from '@/lib/auth/sign-in-request'

type Context = { params: Promise<{ nextauth: string[] }> }

/** The open routes of next-auth. Others answer with its own errors, or write anybody's log lines. */
const OPEN = new Set([
  'GET callback/openid',
  'GET csrf',
  'GET error',
  'GET providers',
  'GET session',
  'GET signin',
  'GET signout',
  'POST callback/credentials',
  'POST signout',
])

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (!OPEN.has(`${request.method} ${nextauth.join('/')}`)) notFound()
  return withRefusalStatus(await NextAuth(request, context, nextAuthOptions(await signInRequest())))
}

export { handle as GET, handle as POST }

import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { nextAuthOptions } from '@/lib/auth/next-auth-options'
import { withRefusalStatus } from '@/lib/auth/refusal-status'

type Context = { params: Promise<{ nextauth: string[] }> }

async function handle(request: NextRequest, context: Context): Promise<Response> {
  return withRefusalStatus(await NextAuth(request, context, nextAuthOptions()))
}

export { handle as GET, handle as POST }

import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { nextAuthOptions } from './next-auth-options'
import type { KnownProvider } from './openid-provider'
import { signInRequest } from './sign-in-request'

/**
 * What next-auth answers to this request on one of its routes, such as `callback/credentials`. Of
 * OpenID providers it knows the given one only. In actions and routes.
 */
export async function askNextAuth(
  request: NextRequest,
  route: string[],
  known: KnownProvider | null = null,
): Promise<Response> {
  const context = { params: Promise.resolve({ nextauth: route }) }
  return NextAuth(request, context, nextAuthOptions(await signInRequest(), known))
}

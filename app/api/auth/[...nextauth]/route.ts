import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { askNextAuth } from '@/lib/auth/ask-next-auth'
import { comeFromProvider } from '@/lib/auth/come-from-provider'
import { readAuthRequest } from '@/lib/auth/read-auth-request'
import { withRefusalStatus } from '@/lib/auth/refusal-status'

type Context = { params: Promise<{ nextauth: string[] }> }

/** The open routes of next-auth. Others answer with its own errors, or write anybody's log lines. */
const OPEN = new Set([
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
  const [step, providerId = ''] = nextauth
  const isReturn = request.method === 'GET' && step === 'callback' && nextauth.length === 2
  if (!isReturn && !OPEN.has(`${request.method} ${nextauth.join('/')}`)) notFound()
  const readable = await readAuthRequest(request)
  if (!readable) return new Response('Keyturn cannot read this request.', { status: 400 })
  if (isReturn) return (await comeFromProvider(readable, providerId)) ?? notFound()
  return withRefusalStatus(await askNextAuth(readable, nextauth))
}

export { handle as GET, handle as POST }

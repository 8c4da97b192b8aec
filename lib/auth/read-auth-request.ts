import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import { z } from 'zod'
import { config } from '@/lib/config'

const FORM = 'application/x-www-form-urlencoded'

/** next-auth reads text fields only. */
const fields = z.record(z.string(), z.string())

const SECURE_PREFIX = '__Secure-'

/** next-auth's own cookie with the address to go to. */
const CALLBACK_COOKIES = ['next-auth.callback-url', `${SECURE_PREFIX}next-auth.callback-url`]

/**
 * The request as next-auth can read it, or null. next-auth answers 500 to a body that it cannot
 * decode, and to an address to go to that is none. A cookie with such an address is removed.
 */
export async function readAuthRequest(request: NextRequest): Promise<NextRequest | null> {
  const { nextUrl } = request
  if (!isErrorCode(nextUrl.searchParams.get('error'))) return null
  if (!nextUrl.searchParams.getAll('callbackUrl').every(isOurAddress)) return null
  await forgetStrangeAddress()
  if (request.method !== 'POST') return request
  const body = readFields(request.headers.get('content-type'), await request.text())
  if (!body?.getAll('callbackUrl').every(isOurAddress)) return null
  const headers = new Headers(request.headers)
  headers.set('content-type', FORM)
  headers.delete('content-length')
  return new NextRequest(request.url, { method: 'POST', headers, body })
}

function readFields(contentType: string | null, body: string): URLSearchParams | null {
  if (contentType?.startsWith(FORM)) return new URLSearchParams(body)
  if (!contentType?.startsWith('application/json'))
    return body === '' ? new URLSearchParams() : null
  try {
    const parsed = fields.safeParse(JSON.parse(body))
    return parsed.success ? new URLSearchParams(parsed.data) : null
  } catch {
    return null
  }
}

/**
 * With the prefix, a browser removes a cookie only if told by one that is `Secure` (RFC 6265bis
 * §4.1.3.1).
 */
async function forgetStrangeAddress(): Promise<void> {
  const jar = await cookies()
  for (const name of CALLBACK_COOKIES) {
    const value = jar.get(name)?.value
    if (value === undefined || isOurAddress(value)) continue
    const secure = name.startsWith(SECURE_PREFIX)
    jar.set(name, '', { maxAge: 0, httpOnly: true, sameSite: 'lax', secure })
  }
}

function isOurAddress(text: string): boolean {
  const { url } = config()
  const base = text.startsWith('/') ? url : undefined
  return text === '' || (URL.canParse(text, base) && new URL(text, base).origin === url)
}

/** Codes of ours and of next-auth; they stand in the address of the sign-in page. */
function isErrorCode(text: string | null): boolean {
  return text === null || /^\w{0,64}$/.test(text)
}

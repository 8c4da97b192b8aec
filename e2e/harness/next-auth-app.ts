import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'
import type { NextAuthOptions } from 'next-auth'

// A CommonJS module, whose default export would arrive wrapped.
const { default: NextAuth } = createRequire(import.meta.url)(
  'next-auth',
) as typeof import('next-auth')

/** A small web app of somebody else's, which signs people in with next-auth, without Next around it. */
export type NextAuthApp = {
  origin: string
  /** What it is registered with. */
  redirectUri: string
  /** Says who it is and whom it trusts, once it is registered. */
  configure: (told: { issuer: string; clientId: string; scope?: string }) => void
  /** What userinfo answers to its access token. */
  callUserInfo: () => Promise<number>
  /** Renews its tokens, as next-auth's documentation tells apps to; the error, or `ok`. */
  refresh: () => Promise<string>
  close: () => Promise<void>
}

type Held = { issuer: string; clientId: string; scope: string; access: string; refresh: string }

/** What such apps ask for when they want to stay signed in. */
const SCOPE = 'openid profile email offline_access'

/** Starts the app on a free port of the loopback. */
export async function startNextAuthApp(): Promise<NextAuthApp> {
  const held: Held = { issuer: '', clientId: '', scope: SCOPE, access: '', refresh: '' }
  const server = createServer((req, res) => void serve(req, res, held))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port was given')
  const origin = `http://127.0.0.1:${address.port}`
  process.env.NEXTAUTH_URL = origin
  return {
    origin,
    redirectUri: `${origin}/api/auth/callback/keyturn`,
    configure: (told) => void Object.assign(held, told),
    callUserInfo: async () => {
      const headers = { authorization: `Bearer ${held.access}` }
      return (await fetch(`${held.issuer}/oauth2/userinfo`, { headers })).status
    },
    refresh: () => renew(held),
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function optionsFor(held: Held): NextAuthOptions {
  return {
    secret: 'only for a test',
    providers: [
      {
        id: 'keyturn',
        name: 'Keyturn',
        type: 'oauth',
        wellKnown: `${held.issuer}/.well-known/openid-configuration`,
        clientId: held.clientId,
        client: { token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'ES256' },
        authorization: { params: { scope: held.scope } },
        idToken: true,
        checks: ['pkce', 'state', 'nonce'],
        profile: ({ sub, name, email }) => ({ id: sub, name, email }),
      },
    ],
    callbacks: {
      jwt({ token, account }) {
        if (account) {
          held.access = account.access_token ?? ''
          held.refresh = account.refresh_token ?? ''
        }
        return token
      },
    },
  }
}

async function renew(held: Held): Promise<string> {
  const { clientId: client_id, refresh: refresh_token } = held
  const body = new URLSearchParams({ grant_type: 'refresh_token', client_id, refresh_token })
  const answer = await fetch(`${held.issuer}/oauth2/token`, { method: 'POST', body })
  const told = (await answer.json()) as Record<string, string>
  if (!answer.ok) return told.error ?? `${answer.status}`
  Object.assign(held, { access: told.access_token, refresh: told.refresh_token })
  return 'ok'
}

/** As much of Next's request and answer as next-auth's handler asks for. */
async function serve(req: IncomingMessage, res: ServerResponse, held: Held): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://127.0.0.1')
  if (!url.pathname.startsWith('/api/auth/')) return void res.end('<title>Shop</title>')
  const nextauth = url.pathname.slice('/api/auth/'.length).split('/')
  const asked = Object.assign(req, {
    query: { ...Object.fromEntries(url.searchParams), nextauth },
    cookies: cookiesOf(req),
    body: Object.fromEntries(new URLSearchParams(await text(req))),
  })
  const answer = Object.assign(res, {
    status: (code: number) => Object.assign(res, { statusCode: code }),
    json: (value: unknown) => res.end(JSON.stringify(value)),
    send: (value: unknown) => res.end(typeof value === 'string' ? value : JSON.stringify(value)),
  })
  await NextAuth(asked as never, answer as never, optionsFor(held))
}

function cookiesOf({ headers }: IncomingMessage): Record<string, string> {
  const pairs = (headers.cookie ?? '').split('; ').map((pair) => {
    const cut = pair.indexOf('=')
    return [pair.slice(0, cut), decodeURIComponent(pair.slice(cut + 1))]
  })
  return Object.fromEntries(pairs)
}

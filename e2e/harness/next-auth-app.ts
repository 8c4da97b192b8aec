import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'
import type { NextAuthOptions } from 'next-auth'

// A CommonJS module: its default export would be wrapped.
const { default: NextAuth } = createRequire(import.meta.url)(
  'next-auth',
) as typeof import('next-auth')

/** A small web app that signs people in with next-auth, without Next around it. */
export type NextAuthApp = {
  origin: string
  /** The redirect URI to register. */
  redirectUri: string
  /** Sets its client id and issuer, once it is registered. */
  configure: (settings: { issuer: string; clientId: string; scope?: string }) => void
  /** Calls userinfo with its access token. Answers the status. */
  callUserInfo: () => Promise<number>
  /** Refreshes its tokens as next-auth's documentation says. Answers the error, or `ok`. */
  refresh: () => Promise<string>
  close: () => Promise<void>
}

type AppState = { issuer: string; clientId: string; scope: string; access: string; refresh: string }

/** The scope of apps that want to stay signed in. */
const SCOPE = 'openid profile email offline_access'

/** Starts the app on a free port of the loopback. */
export async function startNextAuthApp(): Promise<NextAuthApp> {
  const state: AppState = { issuer: '', clientId: '', scope: SCOPE, access: '', refresh: '' }
  const server = createServer((req, res) => void serve(req, res, state))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port was given')
  const origin = `http://127.0.0.1:${address.port}`
  process.env.NEXTAUTH_URL = origin
  return {
    origin,
    redirectUri: `${origin}/api/auth/callback/keyturn`,
    configure: (settings) => void Object.assign(state, settings),
    callUserInfo: async () => {
      const headers = { authorization: `Bearer ${state.access}` }
      return (await fetch(`${state.issuer}/oauth2/userinfo`, { headers })).status
    },
    refresh: () => renew(state),
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function optionsFor(state: AppState): NextAuthOptions {
  return {
    secret: 'only for a test',
    providers: [
      {
        id: 'keyturn',
        name: 'Keyturn',
        type: 'oauth',
        wellKnown: `${state.issuer}/.well-known/openid-configuration`,
        clientId: state.clientId,
        client: { token_endpoint_auth_method: 'none' },
        authorization: { params: { scope: state.scope } },
        idToken: true,
        checks: ['pkce', 'state', 'nonce'],
        profile: ({ sub, name, email }) => ({ id: sub, name, email }),
      },
    ],
    callbacks: {
      jwt({ token, account }) {
        if (account) {
          state.access = account.access_token ?? ''
          state.refresh = account.refresh_token ?? ''
        }
        return token
      },
    },
  }
}

async function renew(state: AppState): Promise<string> {
  const { clientId: client_id, refresh: refresh_token } = state
  const body = new URLSearchParams({ grant_type: 'refresh_token', client_id, refresh_token })
  const answer = await fetch(`${state.issuer}/oauth2/token`, { method: 'POST', body })
  const tokens = (await answer.json()) as Record<string, string>
  if (!answer.ok) return tokens.error ?? `${answer.status}`
  Object.assign(state, { access: tokens.access_token, refresh: tokens.refresh_token })
  return 'ok'
}

/** Serves one request, with the parts of Next's request and response that next-auth needs. */
async function serve(req: IncomingMessage, res: ServerResponse, state: AppState): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://127.0.0.1')
  if (!url.pathname.startsWith('/api/auth/')) return void res.end('<title>Shop</title>')
  const nextauth = url.pathname.slice('/api/auth/'.length).split('/')
  const request = Object.assign(req, {
    query: { ...Object.fromEntries(url.searchParams), nextauth },
    cookies: cookiesOf(req),
    body: Object.fromEntries(new URLSearchParams(await text(req))),
  })
  const answer = Object.assign(res, {
    status: (code: number) => Object.assign(res, { statusCode: code }),
    json: (value: unknown) => res.end(JSON.stringify(value)),
    send: (value: unknown) => res.end(typeof value === 'string' ? value : JSON.stringify(value)),
  })
  await NextAuth(request as never, answer as never, optionsFor(state))
}

function cookiesOf({ headers }: IncomingMessage): Record<string, string> {
  const pairs = (headers.cookie ?? '').split('; ').map((pair) => {
    const cut = pair.indexOf('=')
    return [pair.slice(0, cut), decodeURIComponent(pair.slice(cut + 1))]
  })
  return Object.fromEntries(pairs)
}

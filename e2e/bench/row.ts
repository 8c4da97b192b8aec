import type autocannon from 'autocannon'
import { type Ask, PATHS } from './ask'
import { exchangeBody } from './codes'

export type What = 'client_credentials' | 'introspection' | 'authorization_code' | 'refresh_token'

/** One kind of load. */
export type Row = {
  /** What each connection sends, for as many seconds. */
  load(seconds: number): Promise<Partial<autocannon.Options>>
  /** What is refused or says "active":false is quick, and not what is measured. */
  right: RegExp
  /** The last answer of each connection, to be looked at more closely. */
  last?: Map<autocannon.Client, string>
}

type Given = { ask: Ask; takeCode: () => string }

export const CONNECTIONS = 32
export const WARM_UP_SECONDS = 1
const TOKENS = 64
const MINT = 'grant_type=client_credentials'
const ALL_TOKENS = /(?=.*"access_token":")(?=.*"refresh_token":")(?=.*"id_token":")/
/** A load of exchanges is so many times as long as this is many, and takes what it takes. */
const EXCHANGES_PER_SECOND = 600

/** How many codes a row needs for so many seconds. */
export const CODES_FOR: Record<What, (seconds: number) => number> = {
  client_credentials: () => 0,
  introspection: () => 0,
  authorization_code: (seconds) => seconds * EXCHANGES_PER_SECOND,
  refresh_token: () => CONNECTIONS,
}

export const ROWS: Record<What, (given: Given) => Row> = {
  client_credentials: () => ({
    load: async (duration) => ({ duration, requests: [{ path: PATHS.token, body: MINT }] }),
    right: /"access_token":"/,
  }),

  introspection: ({ ask }) => ({
    async load(duration) {
      const tokens = await Promise.all(Array.from({ length: TOKENS }, () => mint(ask)))
      const requests = tokens.map((token) => ({ path: PATHS.introspect, body: `token=${token}` }))
      return { duration, requests }
    },
    right: /"active":true/,
  }),

  /** Every code once, and every code: so many requests, however long they take. */
  authorization_code({ takeCode }) {
    const last = new Map<autocannon.Client, string>()
    return {
      load: async (seconds) => ({
        amount: CODES_FOR.authorization_code(seconds),
        setupClient: (client) =>
          sendAnew(client, {
            next: () => exchangeBody(takeCode()),
            answered: (body) => last.set(client, body),
          }),
      }),
      right: ALL_TOKENS,
      last,
    }
  },

  /** A chain for each connection: what one request answers, the next presents. */
  refresh_token({ ask, takeCode }) {
    const last = new Map<autocannon.Client, string>()
    return {
      async load(duration) {
        const codes = Array.from({ length: CONNECTIONS }, takeCode)
        const begun = await Promise.all(codes.map((code) => ask(PATHS.token, exchangeBody(code))))
        return {
          duration,
          setupClient(client) {
            last.set(client, begun.pop() ?? '')
            sendAnew(client, {
              next: () => refreshBody(last.get(client) ?? ''),
              answered: (body) => last.set(client, body),
            })
          },
        }
      },
      right: ALL_TOKENS,
      last,
    }
  },
}

async function mint(ask: Ask): Promise<string> {
  return JSON.parse(await ask(PATHS.token, MINT)).access_token
}

function refreshBody(answer: string): string {
  return `grant_type=refresh_token&refresh_token=${JSON.parse(answer).refresh_token}`
}

type Talk = { next: () => string; answered: (body: string) => void }

/** A connection whose every request has a body of its own. */
function sendAnew(client: autocannon.Client, { next, answered }: Talk): void {
  client.setRequests([
    {
      path: PATHS.token,
      setupRequest: (request) => ({ ...request, body: next() }),
      onResponse: (_status, body) => answered(body),
    },
  ])
}

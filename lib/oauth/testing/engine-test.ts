import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { NOTHING_ADMITTED, readAdmitted } from '@/lib/admitted-networks'
import { config, provideConfig } from '@/lib/config'
import { test as base } from '@/lib/db/testing/test-database'
import { forgetOpenRegistrations } from '@/lib/limits/open-registrations'
import { forgetUnauthenticatedWrites } from '@/lib/limits/unauthenticated-writes'
import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { type RequestNotes, withRequestNotes } from '@/lib/request-notes'
import { forgetFailures } from '../client-authentication/failed-authentications'
import { forgetMovedIn } from '../client-authentication/find-moved-in'
import { startEngine } from '../engine/start-engine'
import { giveSigningKeys } from '../signing-keys/testing/known-keys'
import { testPortal } from './portal'

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> }

/** The engine on a bare HTTP server on the loopback. */
export type EngineUnderTest = {
  origin: string
  /** Posts a form, or any bytes. */
  post(path: string, body: FormBody, headers?: Record<string, string>): Promise<Answer>
  /** What the last request has left for the log. */
  noted(): RequestNotes
}

type FormBody = Record<string, string> | string | Uint8Array

const FORM = 'application/x-www-form-urlencoded'

/** The same form with a content type that the fast path leaves to the engine. */
export const FORM_FOR_THE_ENGINE = `${FORM}; charset=utf-8`

type Fixtures = {
  engine: EngineUnderTest
  formType: string
  outgoing: { fetch: typeof fetch; allowed?: string[] }
}

/** Where the servers of tests are. */
const LOOPBACK = ['127.0.0.0/8', '::1']

/**
 * A test with the engine listening. Its own requests to others go through `outgoing`, into the
 * networks that are `allowed`: the loopback, if nothing is said.
 */
export const test = base.extend<Fixtures>({
  formType: [FORM, { option: true, box: 'self' }],
  outgoing: [{ fetch: noteNotice }, { option: true, box: 'self' }],
  engine: async ({ database, formType, outgoing }, use) => {
    const server = createServer()
    const origin = await listen(server)
    const admitted = readAdmitted(outgoing.allowed ?? LOOPBACK) ?? NOTHING_ADMITTED
    provideConfig({ ...config(), databaseUrl: database.url, url: origin, admitted })
    forgetFailures()
    forgetMovedIn()
    forgetUnauthenticatedWrites()
    await giveSigningKeys()
    forgetOpenRegistrations()
    const { handle } = await startEngine({ portal: testPortal, fetch: outgoing.fetch })
    let notes: RequestNotes = { requestId: '' }
    server.on('request', (req, res) => {
      notes = { requestId: '' }
      withRequestNotes(notes, () => handle(req, res))
    })
    await use({
      origin,
      noted: () => notes,
      post: (path, body, headers) =>
        post(origin + path, body, { 'content-type': formType, ...headers }),
    })
    server.close()
    server.closeAllConnections()
  },
})

export { expect } from '@playwright/test'

const notices: { url: string; body: string }[] = []

/** What the engine has posted to apps since the last call. */
export function takeNotices(): typeof notices {
  return notices.splice(0)
}

async function noteNotice(url: string | URL | Request, options?: RequestInit): Promise<Response> {
  if (options?.method !== 'POST') return fetchForeign(url, options)
  const body = String(options?.body ?? '')
  notices.push({ url: String(url), body })
  if (new URL(String(url)).hostname !== '127.0.0.1') return new Response(null, { status: 200 })
  return fetchForeign(url, options)
}

/** A second process' engine: the same database and issuer, at another address. */
export async function startSecondEngine(server: Server): Promise<{ at: string; close(): void }> {
  const at = await listen(server)
  const { handle } = await startEngine({ portal: testPortal, fetch: noteNotice })
  server.on('request', handle)
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { at, close }
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the test server has no port')
  return `http://127.0.0.1:${address.port}`
}

async function post(url: string, body: FormBody, headers: Record<string, string>): Promise<Answer> {
  const raw = typeof body === 'string' || body instanceof Uint8Array
  const answer = await fetch(url, {
    method: 'POST',
    headers,
    body: raw ? (body as string) : new URLSearchParams(body).toString(),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    headers: answer.headers,
    body: text.startsWith('{') ? JSON.parse(text) : {},
  }
}

/** Runs the same tests twice: over the fast path, and by the engine alone. */
export function onBothPaths(tests: () => void): void {
  test.describe('on the fast path', () => tests())
  test.describe('by the engine alone', () => {
    test.use({ formType: FORM_FOR_THE_ENGINE })
    tests()
  })
}

/** RFC 6749 §2.3.1. */
export function basic(appId: string, secret: string): { authorization: string } {
  const pair = `${encodeURIComponent(appId)}:${encodeURIComponent(secret)}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}

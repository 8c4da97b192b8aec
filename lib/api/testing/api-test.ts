import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Actor, Role } from '@/lib/actor'
import { MANAGEMENT_SCOPES } from '@/lib/apis/api'
import { registerApp } from '@/lib/apps/registration/register-app'
import { registrationOf } from '@/lib/apps/testing/fixtures'
import { db } from '@/lib/db/client'
import { Browser } from '@/lib/oauth/testing/browser'
import { test as base, type EngineUnderTest } from '@/lib/oauth/testing/engine-test'
import { approve, makePerson } from '@/lib/oauth/testing/people'
import { makeRelyingParty, oauth, redeem, requestFor } from '@/lib/oauth/testing/relying-party'
import { answerApi } from '../answer-api'

export { expect } from '@/lib/oauth/testing/engine-test'

type Body = Record<string, unknown> & { items: Record<string, unknown>[] }
export type ApiAnswer = { status: number; headers: Headers; body: Body }

type Sending = {
  token?: string
  body?: unknown
  /** A body as it is, in place of JSON. */
  raw?: string
  headers?: Record<string, string>
}
/** Sends `GET /apps`, in JSON. */
export type Api = (call: string, sending?: Sending) => Promise<ApiAnswer>

/** A test with the engine, and with the management API on an HTTP server of its own. */
export const test = base.extend<{ api: Api }>({
  api: async ({ engine: _ }, use) => {
    const server = createServer((req, res) => void answerApi(req, res)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await use(async (call, { token, body, raw, headers = {} } = {}) => {
      const [method = '', path = ''] = call.split(' ')
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
        method,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(raw === undefined ? {} : { body: raw }),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      return { status: answer.status, headers: answer.headers, body: JSON.parse(text || '{}') }
    })
    server.closeAllConnections()
    server.close()
  },
})

/** A person of a new organization with this role. */
export async function aPerson(role: Role = 'developer'): Promise<Actor> {
  const person = await makePerson()
  await db().membership.updateMany({ where: { personId: person.personId }, data: { role } })
  return { ...person, role }
}

/** An app of this person, which acts for itself. */
export async function anAppOf(person: Actor, name = 'Ticket desk'): Promise<string> {
  const app = await registerApp(
    person,
    registrationOf({ type: 'machine', name, redirectUris: [], scopes: [] }),
  )
  return app.id
}

export type Tokens = { access_token: string; refresh_token?: string }

/** The person lets an app act for them at the management API, with these scopes. */
export async function tokensOf(
  engine: EngineUnderTest,
  person: Actor,
  { scope, ...changes }: { scope: string } & Record<string, string>,
): Promise<Tokens> {
  const party = await makeRelyingParty(engine.origin, { scopes: [...MANAGEMENT_SCOPES] })
  const request = await requestFor(party, { scope, ...changes })
  const back = await approve(new Browser(engine.origin), request.url, person)
  const { as, client } = party
  return oauth.processAuthorizationCodeResponse(as, client, await redeem(party, request, back))
}

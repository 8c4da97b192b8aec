import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { anAppOf, aPerson, test as base, expect, tokensOf } from '@/lib/api/testing/api-test'
import { MINUTE, moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { answerAzureDevops } from './answer-azure-devops'

const SCOPE = 'openid offline_access secrets:issue secrets:revoke'
const GUID = '6f0b2a1c-58d1-4f5e-9c58-2a70f4f0a3d1'

/** Rotates the primary secret of this registration, and answers what a program sees. */
type Rotate = (registrationId: string, token: string) => Promise<Response>

const test = base.extend<{ rotate: Rotate }>({
  rotate: async ({ engine: _ }, use) => {
    const server = createServer((req, res) => {
      void answerAzureDevops(req, res, (req.url ?? '').split('?')[0] ?? '')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const path = (id: string) => `/_apis/delegatedauth/registrationsecret/${id}`
    await use((id, token) =>
      fetch(`http://127.0.0.1:${port}${path(id)}?api-version=7.2-preview.2`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}` },
      }),
    )
    server.closeAllConnections()
    server.close()
  },
})

for (const [stored, sent] of [
  [GUID, GUID.toUpperCase()],
  [GUID.toUpperCase(), GUID],
] as const) {
  test(`the app ${stored} is found as ${sent}`, async ({ engine, rotate }) => {
    const person = await aPerson()
    const id = await anAppOf(person)
    await db().app.update({ where: { id }, data: { id: stored } })
    const { access_token: token } = await tokensOf(engine, person, { scope: SCOPE })
    const answer = await rotate(sent, token)
    expect([answer.status, await answer.json()]).toMatchObject([200, { registrationId: stored }])
  })
}

test('a call counts against the limit of its caller, and a step-up is asked for, as at the management API', async ({
  engine,
  api,
  rotate,
}) => {
  const person = await aPerson()
  const id = await anAppOf(person)
  const { access_token: token } = await tokensOf(engine, person, { scope: SCOPE })
  const first = await rotate(id, token)
  expect([first.status, first.headers.get('ratelimit')]).toEqual([
    200,
    expect.stringMatching(/^"caller";r=5999;/),
  ])
  const body = { name: 'Nightly', expires_in_days: 30 }
  const { headers } = await api(`POST /apps/${id}/secrets`, { token, body })
  expect(headers.get('ratelimit')).toMatch(/^"caller";r=5998;/)
  moveClock(16 * MINUTE)
  const late = await rotate(id, token)
  expect([late.status, (await late.json()).code]).toEqual([401, 'insufficient_user_authentication'])
  expect(late.headers.get('www-authenticate')).toContain('max_age="900"')
  moveClock(-16 * MINUTE)
})

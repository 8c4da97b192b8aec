import { anApp } from '@/lib/apps/testing/fixtures'
import { db } from '@/lib/db/client'
import { makePeople } from '@/lib/people/testing/fixtures'
import { flushUses } from '@/lib/usage/flush'
import { listValueRequests } from '@/lib/usage/list-value-requests'
import { VALUE_REQUEST_ROWS_KEPT } from '@/lib/usage/value-request-store'
import { expect, test } from './testing/server-under-test'

const VERSION = 'api-version=7.2-preview.2'
const GUID = '6f0b2a1c-58d1-4f5e-9c58-2a70f4f0a3d1'

const at = (origin: string, appId: string, query = VERSION) =>
  `${origin}/_apis/delegatedauth/registrationsecret/${appId}?${query}`

test('GET is answered 410 to everybody, and who asks is counted for the people of the app', async ({
  server,
  emptyDatabase: _,
}) => {
  const { dora, ada, strange } = await makePeople()
  const app = await anApp(dora)
  await db().app.update({ where: { id: app.id }, data: { id: GUID } })
  const headers = { 'user-agent': 'nightly/1.0', authorization: 'Basic OnBhdA==' }
  for (const query of [VERSION, `getAlternativeSecret=true&${VERSION}`, '']) {
    const answer = await fetch(at(server.origin, GUID, query), { headers })
    expect(answer.status).toBe(410)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({
      status: 410,
      code: 'secret_shown_once',
      detail: expect.stringContaining('shown once'),
      message: expect.stringContaining('PUT rotates one'),
    })
  }
  expect((await fetch(at(server.origin, GUID.toUpperCase()), { headers })).status).toBe(410)
  expect((await fetch(at(server.origin, 'nobodys'))).status).toBe(410)
  await flushUses()
  const counted = { address: '127.0.0.1', userAgent: 'nightly/1.0', requests: 4, appId: GUID }
  expect(await listValueRequests(dora, GUID)).toMatchObject([counted])
  expect(await listValueRequests(ada, null)).toMatchObject([counted])
  expect(await listValueRequests(strange, null)).toEqual([])
})

test('whatever strangers send, of one app a few rows are kept', async ({
  server,
  emptyDatabase: _,
}) => {
  const { dora } = await makePeople()
  const app = await anApp(dora)
  for (let round = 0; round < 2; round += 1) {
    for (let nth = 0; nth < 40; nth += 1) {
      const headers = { 'user-agent': `agent ${round} ${nth}` }
      await fetch(at(server.origin, app.id), { headers })
    }
    await flushUses()
  }
  const rows = await listValueRequests(dora, app.id)
  expect(rows).toHaveLength(VALUE_REQUEST_ROWS_KEPT + 1)
  expect(rows.find(({ address }) => address === '')).toMatchObject({ requests: 30 })
})

test('POST and PUT want a token, and say so in the words of Azure DevOps, ours after them', async ({
  server,
}) => {
  for (const method of ['POST', 'PUT']) {
    for (const authorization of ['', 'Basic OnBhdA==']) {
      const answer = await fetch(at(server.origin, GUID), { method, headers: { authorization } })
      expect([answer.status, await answer.json()]).toMatchObject([
        401,
        {
          message: expect.stringMatching(
            /^TF400813: The user "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" is not authorized to access this resource\. \w/,
          ),
        },
      ])
      expect(answer.headers.get('www-authenticate')).toContain('Bearer')
    }
  }
})

test('what Azure DevOps had beside it is not here', async ({ server }) => {
  for (const path of ['/_apis/projects', '/_apis/', '/_apis/delegatedauth/registrationsecret']) {
    expect((await fetch(server.origin + path)).status, path).toBe(404)
  }
  expect((await fetch(at(server.origin, GUID), { method: 'DELETE' })).status).toBe(405)
})

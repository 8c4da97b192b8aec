import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { flushUses } from './flush'
import { askForPoliciesAgain } from './flush-exact-rows'
import { noteCaller } from './note-caller'
import { EXACT_ROWS_MAX, REFUSED_ROWS_OF_APP } from './note-exact-row'
import { noteRefused } from './note-refused'

const eventsOf = (action: string) =>
  db().auditEvent.findMany({ where: { action }, orderBy: { id: 'asc' } })

function use(appId: string, address: string): void {
  const caller = { credentialId: 'sec00001', userAgent: 'nightly', grantType: 'client_credentials' }
  noteCaller({ kind: 'secret', appId, address, ...caller }, now())
}

function refuse(appId: string, address: string): void {
  const sent = { secretId: 'sec00001', key: null, cause: 'secret_expired', proven: true }
  noteRefused({ appId, address, ...sent }, now())
}

test('each use and each refusal is an event where the policy asks for it, and only there', async ({
  people: { ada, dora, strange },
}) => {
  const [app, foreign] = [await anApp(dora), await anApp(strange)]
  const both = async () => {
    for (const { id } of [app, foreign]) {
      use(id, '203.0.113.1')
      refuse(id, '203.0.113.2')
    }
    await flushUses()
  }
  askForPoliciesAgain()
  await flushUses()
  await both()
  expect(await eventsOf('client.authenticated')).toEqual([])
  expect(await eventsOf('client.refused')).toEqual([])
  await setPolicy(ada, { auditTokenRows: true, auditRefusedRows: true })
  askForPoliciesAgain()
  await flushUses()
  await both()
  expect(await eventsOf('client.authenticated')).toMatchObject([
    {
      appId: app.id,
      actorId: null,
      actorName: app.name,
      address: '203.0.113.1',
      userAgent: 'nightly',
      detail: { credentialId: 'sec00001', grantType: 'client_credentials' },
    },
  ])
  expect(await eventsOf('client.refused')).toMatchObject([
    { appId: app.id, cause: 'secret_expired', address: '203.0.113.2', detail: { proven: true } },
  ])
  for (let n = 0; n < EXACT_ROWS_MAX.refused + 100; n += 1) refuse(app.id, '203.0.113.3')
  await flushUses()
  expect(await eventsOf('client.refused')).toHaveLength(1 + REFUSED_ROWS_OF_APP)
  await setPolicy(ada, { auditTokenRows: false, auditRefusedRows: false })
  askForPoliciesAgain()
  await flushUses()
  await both()
  expect(await eventsOf('client.authenticated')).toHaveLength(1)
})

test('neither strangers nor another app take the place of the rows that are wanted', async ({
  people: { ada, dora, strange },
}) => {
  const [app, foreign] = [await anApp(dora), await anApp(strange)]
  await setPolicy(ada, { auditRefusedRows: true })
  askForPoliciesAgain()
  await flushUses()
  const forged = { secretId: 'sec00001', key: null, address: '203.0.113.9', proven: false }
  for (let n = 0; n < EXACT_ROWS_MAX.refused; n += 1) {
    noteRefused(
      { ...forged, appId: `app_${String(n).padStart(20, '0')}`, cause: 'unknown_app' },
      now(),
    )
    noteRefused({ ...forged, appId: app.id, cause: 'limited' }, now())
    noteRefused({ ...forged, appId: '-', cause: 'invalid_request' }, now())
    refuse(foreign.id, '203.0.113.8')
  }
  noteRefused({ ...forged, appId: app.id, cause: 'wrong_secret' }, now())
  refuse(app.id, '203.0.113.2')
  await flushUses()
  const causes = (await eventsOf('client.refused')).map(({ cause }) => cause)
  expect(causes.toSorted()).toEqual(['secret_expired', 'wrong_secret'])
})

import { db } from '@/lib/db/client'
import { expect, outcomeOf, test } from '@/lib/people/testing/fixtures'
import { anApi, anAppWith, fieldsOf } from '../testing/invoices'
import { listCheckers } from './list-checkers'
import { stopChecking } from './stop-checking'
import { letCheck } from './testing/parsed'

test('an administrator or the owner of the API lets an app check its tokens, and no longer', async ({
  people: { ada, dora },
}) => {
  const { id: apiId } = await anApi(ada, { ownerEmail: dora.email })
  const appId = await anAppWith(ada, 'Gateway', [])
  expect(await listCheckers(ada, apiId)).toEqual([])
  expect(await letCheck(dora, apiId, ` ${appId} `)).toBe('Gateway')
  expect(await letCheck(ada, apiId, appId)).toBe('Gateway')
  const [checker, ...others] = await listCheckers(ada, apiId)
  expect(checker).toMatchObject({ app: { id: appId, name: 'Gateway' }, createdByName: 'Dora' })
  expect(others).toEqual([])
  await stopChecking(ada, apiId, appId)
  await stopChecking(ada, apiId, appId)
  expect(await listCheckers(ada, apiId)).toEqual([])
  const events = await db().auditEvent.findMany({
    where: { action: { startsWith: 'app.check' } },
    orderBy: { id: 'asc' },
  })
  expect(events.map(({ action }) => action)).toEqual(['app.check_allowed', 'app.check_ended'])
})

test('every token is checked by whom an administrator lets, and by nobody twice', async ({
  people: { ada, strange },
}) => {
  const appId = await anAppWith(ada, 'Gateway', [])
  for (const _ of [1, 2]) await letCheck(ada, null, appId)
  expect(await listCheckers(ada, null)).toHaveLength(1)
  expect(await listCheckers(strange, null)).toEqual([])
  expect(await fieldsOf(letCheck(strange, null, appId))).toEqual({
    appId: 'No app of your organization has this client ID.',
  })
})

test('an app that does not authenticate checks nothing', async ({ people: { ada } }) => {
  const appId = await anAppWith(ada, 'Phone', [])
  await db().app.update({ where: { id: appId }, data: { type: 'native' } })
  expect((await fieldsOf(letCheck(ada, null, appId))).appId).toContain('does not authenticate')
  expect((await fieldsOf(letCheck(ada, null, ' '))).appId).toContain('Write the client ID')
})

test('a developer sees only their own apps, and decides nothing about the API of another', async ({
  people: { ada, dora, sam },
}) => {
  const { id: apiId } = await anApi(ada)
  const own = await anAppWith(dora, 'Mine', [])
  for (const appId of [own, await anAppWith(ada, 'Gateway', [])]) await letCheck(ada, apiId, appId)
  expect((await listCheckers(dora, apiId)).map(({ app }) => app.name)).toEqual(['Mine'])
  expect((await listCheckers(sam, apiId)).map(({ app }) => app.name)).toEqual(['Gateway', 'Mine'])
  for (const actor of [dora, sam]) {
    expect(await outcomeOf(letCheck(actor, apiId, own))).toBe('forbidden')
    expect(await outcomeOf(letCheck(actor, null, own))).toBe('forbidden')
    expect(await outcomeOf(stopChecking(actor, apiId, own))).toBe('forbidden')
  }
})

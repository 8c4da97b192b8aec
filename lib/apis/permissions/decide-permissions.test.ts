import type { Actor } from '@/lib/actor'
import { decidePermissions } from '@/lib/apis/permissions/testing/parsed'
import { editApi } from '@/lib/apis/testing/parsed'
import { db } from '@/lib/db/client'
import { actionsOf, expect, outcomeOf, test } from '@/lib/people/testing/fixtures'
import { anApi, anAppWith, apiOf, fieldsOf } from '../testing/invoices'
import { countWaiting } from './count-waiting'
import type { DecisionForm } from './decision-input'
import { findPermissions } from './find-permissions'
import { listAppsOfApi } from './list-apps-of-api'

const READ = 'invoices:read'
const WRITE = 'invoices:write'
const ITSELF = `for_itself ${READ}`

const grant: DecisionForm = { verdict: 'grant', permissions: [ITSELF], word: '' }
const refuse: DecisionForm = {
  verdict: 'refuse',
  permissions: [ITSELF],
  word: 'Ask the billing team.',
}
const withdraw: DecisionForm = { verdict: 'withdraw', permissions: [ITSELF], word: 'It moved.' }

async function statusOf(appId: string, { scope = READ, kind = 'for_itself' } = {}) {
  const all = await findPermissions(db(), appId)
  return all.find((one) => one.scope === scope && one.kind === kind)
}

/** An API, and a machine app that waits for one of its scopes. */
async function waiting(ada: Actor, dora: Actor) {
  const api = await anApi(ada)
  const appId = await anAppWith(dora, 'Nightly', [READ])
  return { apiId: api.id, appId }
}

const WHO = {
  ada: 'done',
  dora: 'forbidden',
  sam: 'forbidden',
  strange: 'not_found',
} as const

for (const [who, expected] of Object.entries(WHO)) {
  test(`a decision about a permission: ${who} is answered ${expected}`, async ({ people }) => {
    for (const verdict of [grant, refuse]) {
      const place = await waiting(people.ada, people.dora)
      const work = decidePermissions(people[who as keyof typeof WHO], place, verdict)
      expect(await outcomeOf(work)).toBe(expected)
      await db().api.deleteMany({})
    }
  })
}

test('a decision is told with who, when and a word, and is in the audit log', async ({
  people: { ada, dora },
}) => {
  const place = await waiting(ada, dora)
  expect(await statusOf(place.appId)).toMatchObject({ status: 'requested', decidedAt: null })
  await decidePermissions(ada, place, refuse)
  expect(await statusOf(place.appId)).toMatchObject({
    status: 'refused',
    decidedByName: 'Ada',
    decidedAt: expect.any(Date),
    word: 'Ask the billing team.',
    api: { id: place.apiId, name: 'Invoices' },
  })
  await decidePermissions(ada, place, grant)
  expect(await statusOf(place.appId)).toMatchObject({ status: 'granted', word: '' })
  await decidePermissions(ada, place, withdraw)
  expect(await statusOf(place.appId)).toMatchObject({ status: 'refused', word: 'It moved.' })
  const actions = await actionsOf(ada.organizationId)
  expect(actions.filter((action) => action.includes('permission'))).toEqual([
    'app.permission_refused',
    'app.permission_granted',
    'app.permission_withdrawn',
  ])
})

test('what was decided meanwhile is not decided again, and nothing of the rest is', async ({
  people: { ada, dora },
}) => {
  const api = await anApi(ada)
  const appId = await anAppWith(dora, 'Nightly', [READ, WRITE])
  const place = { apiId: api.id, appId }
  await decidePermissions(ada, place, grant)
  const both = { ...grant, permissions: [ITSELF, `for_itself ${WRITE}`] }
  expect(await outcomeOf(decidePermissions(ada, place, both))).toBe('permission_decided_meanwhile')
  expect((await statusOf(appId, { scope: WRITE }))?.status).toBe('requested')
  const other = await anApi(ada, { identifier: 'urn:fjord:other', scopes: [] })
  const elsewhere = decidePermissions(ada, { ...place, apiId: other.id }, withdraw)
  expect(await outcomeOf(elsewhere)).toBe('permission_decided_meanwhile')
})

test('the owner of an API decides about it, and about no other', async ({
  people: { ada, dora, sam },
}) => {
  const { id } = await anApi(ada, { ownerEmail: dora.email })
  const other = await anApi(ada, {
    identifier: 'urn:fjord:other',
    scopes: [{ name: 'other:read', description: 'See.' }],
  })
  const appId = await anAppWith(ada, 'Theirs', [READ, 'other:read'])
  expect([...(await countWaiting(dora))]).toEqual([[id, 1]])
  expect((await countWaiting(ada)).size).toBe(2)
  expect((await countWaiting(sam)).size).toBe(0)
  expect((await listAppsOfApi(dora, id, { of: 'waiting', page: 1 })).apps).toMatchObject([
    { app: { id: appId, name: 'Theirs', ownerName: 'Ada', ownerDisabled: false }, mayOpen: false },
  ])
  await decidePermissions(dora, { apiId: id, appId }, grant)
  const there = { ...grant, permissions: ['for_itself other:read'] }
  const refused = decidePermissions(dora, { apiId: other.id, appId }, there)
  expect(await outcomeOf(refused)).toBe('forbidden')
  await editApi(ada, id, apiOf({ ownerEmail: sam.email }))
  const support = decidePermissions(sam, { apiId: id, appId }, withdraw)
  expect(await outcomeOf(support)).toBe('forbidden')
})

test('a developer sees at an API only apps that are theirs; support sees all', async ({
  people: { ada, dora, sam },
}) => {
  const { id } = await anApi(ada)
  await anAppWith(dora, 'Mine', [READ])
  await anAppWith(ada, 'Not mine', [READ])
  const names = async (actor: Actor) =>
    (await listAppsOfApi(actor, id, { of: 'waiting', page: 9 })).apps.map(({ app }) => app.name)
  expect(await names(dora)).toEqual(['Mine'])
  expect(await names(sam)).toEqual(['Mine', 'Not mine'])
})

test('whoever refuses or withdraws says why; a grant needs a step-up', async ({
  people: { ada, dora },
}) => {
  const place = await waiting(ada, dora)
  for (const verdict of [refuse, withdraw]) {
    const fields = await fieldsOf(decidePermissions(ada, place, { ...verdict, word: ' ' }))
    expect(fields.word).toContain('Tell the app’s developers why')
  }
  const nothing = await fieldsOf(decidePermissions(ada, place, { ...grant, permissions: [] }))
  expect(nothing.permissions).toBe('Choose at least one permission.')
  const longAgo = { ...ada, provenAt: new Date(0) }
  expect(await outcomeOf(decidePermissions(longAgo, place, grant))).toBe('step_up_required')
  expect(await outcomeOf(decidePermissions(longAgo, place, refuse))).toBe('done')
})

test('an API that lets nobody in grants nothing, and does not close on those who have it', async ({
  people: { ada, dora },
}) => {
  const { id } = await anApi(ada)
  const appId = await anAppWith(dora, 'Nightly', [READ])
  const place = { apiId: id, appId }
  await decidePermissions(ada, place, grant)
  const closed = apiOf({ accessForItself: 'nobody' })
  expect(await fieldsOf(editApi(ada, id, closed))).toEqual({
    accessForItself: '“Nightly” would stop. Withdraw these permissions first, or keep this open.',
  })
  await decidePermissions(ada, place, withdraw)
  await editApi(ada, id, closed)
  expect(await outcomeOf(decidePermissions(ada, place, grant))).toBe('permission_closed')
})

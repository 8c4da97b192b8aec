import { editApi } from '@/lib/apis/testing/parsed'
import { db, inTransaction } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { pool } from '@/lib/db/pool'
import { waitingForLocks } from '@/lib/db/testing/waiting-for-locks'
import { expect, test } from '@/lib/people/testing/fixtures'
import { deleteApi } from '../delete-api'
import { anApi, anAppWith, apiOf } from '../testing/invoices'

const READ = 'invoices:read'
const WRITE = 'invoices:write'

async function granted(appId: string) {
  const { grantedForItself, grantedForPeople, permissionsVersion } =
    await db().app.findUniqueOrThrow({ where: { id: appId } })
  return { itself: grantedForItself, people: grantedForPeople, version: permissionsVersion }
}

const statusOf = async (appId: string) =>
  (
    await db().apiPermission.findMany({
      where: { appId },
      orderBy: [{ kind: 'asc' }, { scope: 'asc' }],
    })
  ).map(({ kind, scope, status }) => `${kind} ${scope} ${status}`)

/** Apps whose row says something else than the table. */
async function differing(): Promise<string[]> {
  const { rows } = await pool().query(`
    SELECT app.id FROM app CROSS JOIN (VALUES ('for_itself'), ('for_people')) AS of(kind)
    WHERE (CASE kind WHEN 'for_itself' THEN granted_for_itself ELSE granted_for_people END)
      IS DISTINCT FROM coalesce((
        SELECT array_agg(u.name ORDER BY u.n) FROM unnest(app.scopes) WITH ORDINALITY AS u(name, n)
        LEFT JOIN api_scope s ON s.organization_id = app.organization_id AND s.name = u.name
        LEFT JOIN api_permission p ON p.app_id = app.id AND p.scope = u.name AND p.kind::text = of.kind
        WHERE s.name IS NULL OR p.status = 'granted'), '{}')`)
  return rows.map(({ id }) => id)
}

async function decide(appId: string, status: 'granted' | 'refused', scope = READ) {
  const data = { status, decidedAt: new Date(), decidedByName: 'Ada' }
  await db().apiPermission.updateMany({ where: { appId, scope }, data })
}

test('what an app’s row says is what the table says, whatever was done', async ({
  people: { ada, dora },
}) => {
  const before = await anAppWith(dora, 'Before', [WRITE, 'alone', READ])
  expect((await granted(before)).itself).toEqual([WRITE, 'alone', READ])
  const api = await anApi(ada)
  const after = await anAppWith(dora, 'After', [READ, 'openid'])
  const steps = [
    () => decide(before, 'granted'),
    () => decide(after, 'granted'),
    () => decide(after, 'refused'),
    () => db().app.update({ where: { id: after }, data: { scopes: [READ, WRITE] } }),
    () => decide(after, 'granted', WRITE),
    () => db().app.update({ where: { id: after }, data: { type: 'native' } }),
    () => editApi(ada, api.id, apiOf({ accessForItself: 'every_app' })),
    () => db().app.update({ where: { id: before }, data: { scopes: [] } }),
    () => db().app.update({ where: { id: before }, data: { scopes: [READ] } }),
    () => db().apiPermission.deleteMany({ where: { appId: after, scope: READ } }),
    () => deleteApi(ada, api.id, { evenThoughUsed: true }),
  ]
  for (const [n, step] of steps.entries()) {
    await step()
    expect([n, await differing()]).toEqual([n, []])
  }
  expect((await granted(after)).people).toEqual([READ, WRITE])
})

test('a scope is requested when it is registered, and each kind follows the API’s rule', async ({
  people: { ada, dora },
}) => {
  await anApi(ada)
  const machine = await anAppWith(dora, 'Machine', [READ])
  expect(await statusOf(machine)).toEqual([
    `for_itself ${READ} requested`,
    `for_people ${READ} granted`,
  ])
  await db().app.update({ where: { id: machine }, data: { type: 'native' } })
  expect(await statusOf(machine)).toEqual([`for_people ${READ} granted`])
  await db().app.update({ where: { id: machine }, data: { scopes: [] } })
  expect(await statusOf(machine)).toEqual([])
})

test('a web app requests nothing for itself until that is switched on, and keeps what it has', async ({
  people: { ada, dora },
}) => {
  await anApi(ada)
  const id = await anAppWith(dora, 'Web', [])
  const change = (data: Prisma.AppUncheckedUpdateInput) => db().app.update({ where: { id }, data })
  const forItself = `for_itself ${READ}`
  const forPeople = `for_people ${READ} granted`
  await change({ type: 'web', scopes: [READ] })
  expect(await statusOf(id)).toEqual([forPeople])
  await change({ clientCredentials: true })
  expect(await statusOf(id)).toEqual([`${forItself} requested`, forPeople])
  await change({ clientCredentials: false })
  expect(await statusOf(id)).toEqual([forPeople])
  await change({ clientCredentials: true })
  await decide(id, 'granted')
  await change({ clientCredentials: false })
  expect(await statusOf(id)).toEqual([`${forItself} granted`, forPeople])
})

test('a new rule answers who waits, and takes nothing that is granted or was decided', async ({
  people: { ada, dora },
}) => {
  const { id } = await anApi(ada)
  const [waits, refused, has] = [
    await anAppWith(dora, 'Waits', [READ]),
    await anAppWith(dora, 'Refused', [READ]),
    await anAppWith(dora, 'Has', [READ]),
  ]
  await decide(refused, 'refused')
  await decide(has, 'granted')
  const itself = async (appId: string) => (await statusOf(appId))[0]?.split(' ')[2]
  const all = async () => [await itself(waits), await itself(refused), await itself(has)]
  const rule = (accessForItself: 'nobody' | 'with_approval' | 'every_app') =>
    db().api.update({ where: { id }, data: { accessForItself } })
  await rule('nobody')
  expect(await all()).toEqual(['refused', 'refused', 'granted'])
  await rule('with_approval')
  expect(await all()).toEqual(['requested', 'refused', 'granted'])
  await rule('every_app')
  expect(await all()).toEqual(['granted', 'refused', 'granted'])
  await rule('with_approval')
  expect(await all()).toEqual(['granted', 'refused', 'granted'])
})

test('what somebody took stays taken when the app drops the scope and registers it again', async ({
  people: { ada, dora },
}) => {
  await anApi(ada, { accessForItself: 'every_app' })
  const id = await anAppWith(dora, 'Taken', [READ])
  const register = (scopes: string[]) => db().app.update({ where: { id }, data: { scopes } })
  await decide(id, 'refused')
  await register([])
  await register([READ, WRITE])
  expect(await granted(id)).toMatchObject({ itself: [WRITE], people: [WRITE] })
  await register([])
  await decide(id, 'granted')
  expect(await granted(id)).toMatchObject({ itself: [], people: [] })
})

test('an edit of an API leaves the permissions of scopes that stay', async ({
  people: { ada, dora },
}) => {
  const { id } = await anApi(ada)
  const app = await anAppWith(dora, 'Has', [READ])
  await decide(app, 'granted')
  const scopes = [
    { name: READ, description: 'See them all.' },
    { name: 'invoices:send', description: 'Send them.' },
  ]
  const edited = await editApi(ada, id, apiOf({ scopes }))
  expect(edited.scopes).toEqual(scopes)
  expect((await granted(app)).itself).toEqual([READ])
})

test('of two decisions about one app at the same moment neither is lost', async ({
  people: { ada, dora },
}) => {
  await anApi(ada)
  const app = await anAppWith(dora, 'Both', [READ, WRITE])
  let second: Promise<void> | undefined
  await inTransaction(async (tx) => {
    const [status, decidedAt] = ['granted', new Date()] as const
    await tx.apiPermission.updateMany({
      where: { appId: app, scope: READ },
      data: { status, decidedAt },
    })
    second = decide(app, 'granted', WRITE)
    await expect.poll(waitingForLocks).toBe(1)
  })
  await second
  expect((await granted(app)).itself).toEqual([READ, WRITE])
})

test('an app that is registered while an API takes over its scope has to ask', async ({
  people: { ada, dora },
}) => {
  const { id } = await anApi(ada, { scopes: [] })
  let app: Promise<string> | undefined
  await inTransaction(async (tx) => {
    const { organizationId } = ada
    await tx.apiScope.create({
      data: { organizationId, apiId: id, name: READ, description: 'See.' },
    })
    app = anAppWith(dora, 'At once', [READ])
    await expect.poll(waitingForLocks).toBe(1)
  })
  expect((await granted((await app) ?? '')).itself).toEqual([])
})

import { acceptInput } from '@/lib/accept-input'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { networksInput } from '@/lib/apps/networks-input'
import { setAppNetworks } from '@/lib/apps/set-app-networks'
import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { recordEvents } from '@/lib/audit/record-event'
import { DAY, HOUR, moveClock } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { setSecretNetworks } from '@/lib/secrets/set-secret-networks'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { saveChosen } from './preference-store'
import { tellPeople } from './tell-people'
import { beginDay, disable, tellAll, toldOf } from './testing/told'

test('the owner is told what others do with an app, and not what they do themselves', async ({
  people: { ada, dora, dan },
}) => {
  const app = await anApp(dora)
  await issueSecret(dora, app.id, { name: 'Production', expiresAt: null })
  await suspendApp(ada, app.id)
  await tellAll()
  expect(await toldOf(dora)).toEqual(['app.suspended'])
  expect(await toldOf(ada)).toEqual([])
  expect(await toldOf(dan)).toEqual([])
  const [notice] = await db().notice.findMany()
  expect(notice).toMatchObject({
    about: 'Ticket desk',
    sentence: 'Ada suspended the app',
    path: `/apps/${app.id}`,
  })
})

test('the owner is told when somebody else changes from where an app or a secret is used', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, { name: 'Production', expiresAt: null })
  const which = { appId: app.id, secretId: secret.id }
  const networks = (typed: string) => acceptInput(networksInput, { networks: typed })
  await setAppNetworks(dora, app.id, networks('10.0.0.0/8'))
  await tellAll()
  expect(await toldOf(dora)).toEqual([])
  await setAppNetworks(ada, app.id, networks(''))
  await setSecretNetworks(ada, which, networks('192.0.2.7'))
  await tellAll()
  expect((await toldOf(dora)).toSorted()).toEqual(['app.networks_set', 'secret.networks_set'])
})

test('where the owner is disabled, the administrators are told', async ({
  people: { ada, dora, sam, strange },
}) => {
  const app = await anApp(dora)
  await disable(dora)
  await suspendApp({ ...ada, personId: 'psn_other' }, app.id)
  await tellAll()
  expect(await toldOf(ada)).toEqual(['app.suspended'])
  for (const one of [dora, sam, strange]) expect(await toldOf(one)).toEqual([])
})

test('what is rolled back tells nobody, and what waits is told by one of several processes', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  await inTransaction(async (tx) => {
    await recordEvents(tx, ada, 'app.suspended', [
      { target: { kind: 'app', id: app.id, name: 'x' } },
    ])
    throw new Error('taken back')
  }).catch(() => {})
  await suspendApp(ada, app.id)
  const turns = await Promise.all([tellPeople(), tellPeople(), tellPeople()])
  expect(turns.filter((count) => count > 0)).toHaveLength(1)
  await tellAll()
  expect(await toldOf(dora)).toEqual(['app.suspended'])
  expect(await db().untoldEvent.count()).toBe(0)
})

test('where nothing waits, one look says so: it opens no transaction and waits for no lock', async ({
  people: _,
}) => {
  await tellAll()
  await inTransaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE untold_event IN SHARE MODE`
    expect(await tellPeople()).toBe(0)
  })
})

test('a process that dies while it tells loses nothing and tells nothing twice', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  await suspendApp(ada, app.id)
  await db().$executeRaw`ALTER TABLE notice ADD CONSTRAINT dies CHECK (action <> 'app.suspended')`
  await expect(tellPeople()).rejects.toThrow()
  await db().$executeRaw`ALTER TABLE notice DROP CONSTRAINT dies`
  expect(await db().untoldEvent.count()).toBeGreaterThan(0)
  await tellAll()
  expect(await toldOf(dora)).toEqual(['app.suspended'])
})

test('more than twenty of a kind on one day become one notice, however they come', async ({
  people: { ada, dora },
}) => {
  beginDay()
  const app = await anApp(dora)
  const target = { kind: 'app', id: app.id, name: app.name } as const
  const record = (count: number) =>
    inTransaction((tx) =>
      recordEvents(
        tx,
        ada,
        'app.suspended',
        Array.from({ length: count }, () => ({ target })),
      ),
    )
  await record(30)
  await tellAll()
  await record(1)
  await tellAll()
  expect(await toldOf(dora)).toEqual(['31 × app.suspended'])
  moveClock(DAY)
  await record(12)
  await tellAll()
  await record(12)
  await tellAll()
  expect((await toldOf(dora)).toSorted()).toEqual([
    '12 × app.suspended',
    '31 × app.suspended',
    ...Array(12).fill('app.suspended'),
  ])
})

test('what somebody has switched off is not told, and a digest waits for their morning', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  const { personId } = dora
  await saveChosen(db(), { personId, kind: 'apps', delivery: 'off' })
  await saveChosen(db(), { personId, kind: 'secrets', delivery: 'digest' })
  await saveChosen(db(), { personId, kind: 'security', delivery: 'off' })
  await db().person.update({ where: { id: personId }, data: { zoneinfo: 'Asia/Tokyo' } })
  await suspendApp(ada, app.id)
  const target = { kind: 'app', id: app.id, name: app.name } as const
  await inTransaction(async (tx) => {
    const delivered = { rotationId: 'rot_1', hint: 'h', targets: 'Vault' }
    await recordEvents(tx, ada, 'rotation.delivered', [{ target, detail: delivered }])
    const stopped = { rotationId: null, because: 'no_target', sentence: null } as const
    await recordEvents(tx, ada, 'rotation.stopped', [{ target, detail: stopped }])
  })
  await tellAll()
  expect((await toldOf(dora)).toSorted()).toEqual(['rotation.delivered', 'rotation.stopped'])
  const [digest, security] = await db().notice.findMany({ orderBy: { action: 'asc' } })
  const until = (at: Date | null | undefined) => (at?.getTime() ?? 0) - Date.now()
  expect(digest?.mailAt?.toISOString()).toMatch(/T23:00:00/)
  expect(until(digest?.mailAt)).toBeLessThanOrEqual(24 * HOUR * 1000)
  expect(until(security?.mailAt)).toBeLessThanOrEqual(60_000)
})

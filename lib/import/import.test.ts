import { anApi } from '@/lib/apis/testing/invoices'
import { anApp, emailOf, expect, expectRefused, refusalOf, test } from '@/lib/apps/testing/fixtures'
import { now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { cancelImport } from './cancel-import'
import { findImport } from './find-import'
import { exportReport, listReport } from './list-report'
import { moveNextClients } from './move-clients'
import { startImport } from './start-import'
import { beginImport, receiveClients } from './testing/parsed'

const BCRYPT = '$2b$06$pAspKshs47avHsYiey7Ws.yH8YP.fUw67Xs/gMuyZRwDQuyRwGosO'
const VALUE = 'aZ3-moved-in-value-with-much-chance-9Q'

const machine = (client_id: string, more: object = {}) => ({
  client_id,
  client_name: `Robot ${client_id}`,
  grant_types: ['client_credentials'],
  client_secret: VALUE,
  ...more,
})

async function moveAll(): Promise<void> {
  while ((await moveNextClients()) > 0);
}

test('clients come with their ids and digests of their secrets, and no value is kept', async ({
  people: { ada, dora },
}) => {
  const { id } = await beginImport(ada)
  const clients = [
    machine('robot-1', { owner_email: (await emailOf(dora)).toUpperCase() }),
    machine('robot-2', { client_secret: BCRYPT, client_secret_2: 'short' }),
    { client_id: 'shop', name: 'Shop', redirect_uris: ['http://localhost:3000/cb'] },
  ]
  expect(await receiveClients(ada, id, { at: 0, clients })).toMatchObject({
    received: 3,
    refused: 0,
  })
  const rows = JSON.stringify(await db().clientImportRow.findMany())
  expect(rows).not.toContain(VALUE)
  expect(await db().app.count()).toBe(0)
  const { lines } = await listReport(ada, id, { verdict: null, page: 1 })
  expect(lines).toMatchObject([
    { line: 1, clientId: 'robot-1' },
    { line: 2, verdict: 'noted', notes: [expect.stringContaining('Secret 2 is short')] },
    { line: 3, notes: [expect.stringContaining('No secret'), expect.stringContaining('30 days')] },
  ])
  await startImport(ada, id)
  await moveAll()
  expect(await findImport(ada, id)).toMatchObject({ state: 'done', moved: 3, decided: 3 })
  const secrets = { orderBy: { slot: 'asc' } } as const
  const apps = await db().app.findMany({ include: { secrets }, orderBy: { id: 'asc' } })
  expect(apps).toMatchObject([
    {
      id: 'robot-1',
      type: 'machine',
      source: 'moved_in',
      ownerId: dora.personId,
      secrets: [{ slot: 1, foreignDigest: null, prefix: '' }],
    },
    {
      id: 'robot-2',
      secrets: [{ foreignDigest: { kind: 'bcrypt' } }, { slot: 2, weakness: 'short' }],
    },
    { id: 'shop', type: 'web', secrets: [], ownerId: ada.personId },
  ])
  expect(
    await db().clientImportRow.count({ where: { NOT: { planned: { equals: null as never } } } }),
  ).toBe(0)
  const events = await db().auditEvent.findMany({ where: { action: { contains: 'mov' } } })
  expect(events).toHaveLength(3)
})

test('what cannot come is said line by line, and the rest comes', async ({ people: { ada } }) => {
  await anApp(ada)
  const taken = await db().app.findFirstOrThrow()
  const { id } = await beginImport(ada)
  const clients = [
    machine(''),
    machine('has space'),
    machine('new'),
    machine(taken.id),
    machine('twice'),
    machine('twice'),
    { client_id: 'odd', redirect_uris: ['http://a.example/cb'] },
    machine('costly', {
      client_secret: '$2b$31$pAspKshs47avHsYiey7Ws.yH8YP.fUw67Xs/gMuyZRwDQuyRwGosO',
    }),
    machine('hidden', { client_secret: '**********' }),
    machine('ended', { client_secret_expires_at: '2020-01-01' }),
    machine('password', { grant_types: ['password', 'client_credentials'] }),
  ]
  expect(await receiveClients(ada, id, { at: 0, clients })).toMatchObject({ refused: 6 })
  const { lines, total } = await listReport(ada, id, { verdict: 'refused', page: 1 })
  expect(lines.map(({ line }) => line)).toEqual([1, 2, 3, 4, 6, 7])
  expect(lines.at(-1)?.notes).toEqual([expect.stringMatching(/^Redirect URIs: Line 1 is http/)])
  expect(total).toBe(6)
  const noted = await listReport(ada, id, { verdict: 'noted', page: 1 })
  expect(noted.lines.map(({ notes }) => notes.join(' '))).toEqual([
    expect.stringContaining('too long to compare'),
    expect.stringContaining('stars'),
    expect.stringContaining('expired'),
    expect.stringContaining('“password”'),
  ])
  let csv = ''
  for await (const piece of await exportReport(ada, id)) csv += piece
  expect(csv.split('\r\n')).toHaveLength(13)
  await startImport(ada, id)
  await moveAll()
  expect(await db().app.count()).toBe(1 + 5)
})

test('whoever was interrupted sends on, and what came twice counts once', async ({
  people: { ada },
}) => {
  const { id } = await beginImport(ada)
  const send = (at: number, ...ids: string[]) =>
    receiveClients(ada, id, { at, clients: ids.map((one) => machine(one)) })
  await send(0, 'a1', 'a2')
  expect(await send(0, 'a1', 'a2', 'a3')).toMatchObject({ received: 3, refused: 0 })
  const [one, two] = await Promise.all([send(3, 'a4', 'a5'), send(3, 'a4', 'a5')])
  expect([one?.received, two?.received].includes(5)).toBe(true)
  expect(await findImport(ada, id)).toMatchObject({ received: 5, refused: 0 })
  expect((await refusalOf(send(9, 'a9')))?.fields?.at).toContain('5')
  await startImport(ada, id)
  await expectRefused(send(5, 'a6'), 'import_over')
})

test('of two processes that move clients at once, each client comes once', async ({
  people: { ada },
}) => {
  const { id } = await beginImport(ada)
  const clients = Array.from({ length: 250 }, (_, n) => machine(`robot-${n}`))
  await receiveClients(ada, id, { at: 0, clients })
  await startImport(ada, id)
  await Promise.all([moveAll(), moveAll(), moveAll()])
  await moveAll()
  expect(await db().app.count()).toBe(250)
  expect(await db().secret.count()).toBe(250)
  expect(await findImport(ada, id)).toMatchObject({ state: 'done', moved: 250, refused: 0 })
})

test('scopes of an API here are granted, as by an administrator who registers the app', async ({
  people: { ada },
}) => {
  const api = await anApi(ada)
  const scope = api.scopes[0]?.name ?? ''
  const { id } = await beginImport(ada)
  const clients = [machine('with', { scope: `${scope} unknown` }), machine('without')]
  await receiveClients(ada, id, { at: 0, clients })
  await startImport(ada, id)
  await moveAll()
  const granted = await db().apiPermission.findMany({ where: { status: 'granted' } })
  expect(granted.map(({ appId, scope: name }) => `${appId} ${name}`)).toContain(`with ${scope}`)
  expect(granted.every(({ appId }) => appId === 'with')).toBe(true)
})

test('a client whose id was taken meanwhile is refused then', async ({ people: { ada } }) => {
  const { id } = await beginImport(ada)
  await receiveClients(ada, id, { at: 0, clients: [machine('late'), machine('fine')] })
  await startImport(ada, id)
  const app = await anApp(ada)
  await db().app.update({ where: { id: app.id }, data: { id: 'late' } })
  await moveAll()
  expect(await findImport(ada, id)).toMatchObject({ moved: 1, refused: 1, state: 'done' })
})

test('a cancelled import leaves what has come, and forgets every digest', async ({
  people: { ada },
}) => {
  const { id } = await beginImport(ada)
  const clients = Array.from({ length: 150 }, (_, n) => machine(`robot-${n}`))
  await receiveClients(ada, id, { at: 0, clients })
  await startImport(ada, id)
  await moveNextClients()
  expect(await cancelImport(ada, id)).toMatchObject({ state: 'cancelled', moved: 100 })
  await moveAll()
  expect(await db().app.count()).toBe(100)
  expect(JSON.stringify(await db().clientImportRow.findMany())).not.toContain('digest')
  await expectRefused(cancelImport(ada, id), 'import_over')
})

test('administrators move clients in, after a step-up, and see only their own imports', async ({
  people: { ada, dora, sam, strange },
}) => {
  for (const other of [dora, sam]) await expectRefused(beginImport(other), 'forbidden')
  const unproven = { ...ada, provenAt: secondsAfter(now(), -3600) }
  await expectRefused(beginImport(unproven), 'step_up_required')
  const { id } = await beginImport(ada)
  await receiveClients(ada, id, { at: 0, clients: [machine('one')] })
  await expectRefused(startImport(unproven, id), 'step_up_required')
  await expectRefused(startImport(dora, id), 'forbidden')
  const strangers = [
    () => findImport(strange, id),
    () => listReport(strange, id, { verdict: null, page: 1 }),
    () => exportReport(strange, id),
    () => startImport(strange, id),
    () => cancelImport(strange, id),
    () => receiveClients(strange, id, { at: 1, clients: [machine('two')] }),
  ]
  for (const attempt of strangers) await expectRefused(attempt(), 'not_found')
})

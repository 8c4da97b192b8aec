import type { Actor } from '@/lib/actor'
import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { anApp, expect, type People, test } from '@/lib/apps/testing/fixtures'
import { DAY, HOUR, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { exportToLookAt } from './export-to-look-at'
import { listToLookAt } from './list-to-look-at'
import { sideQuery } from './place'
import type { View } from './to-look-at'

const inDays = (days: number) => secondsAfter(now(), days * DAY)

type Dates = { created?: Date; expires?: Date; used?: Date; retired?: boolean }

let made = 0

/** A secret written straight into the table; its rules have tests of their own. */
async function aSecret(appId: string, name: string, dates: Dates = {}): Promise<string> {
  made += 1
  const id = `L${String(made).padStart(7, '0')}`
  const { created = inDays(-100), expires = null, used, retired = false } = dates
  const taken = await db().secret.count({ where: { appId, slot: { not: null } } })
  await db().secret.create({
    data: {
      id,
      appId,
      name,
      slot: retired ? null : taken + 1,
      prefix: 'kt_cs',
      lastFour: 'abcd',
      pepperVersion: 1,
      digest: new Uint8Array(32),
      createdAt: created,
      createdById: 'psn',
      createdByName: 'Dora',
      expiresAt: expires,
      ...(retired ? { retiredAt: expires, retirement: 'expired' as const } : {}),
    },
  })
  if (used) await use(id, used)
  return id
}

async function use(secretId: string, at: Date): Promise<void> {
  const when = { firstUsedAt: at, lastUsedAt: at }
  const by = { lastUserAgent: 'curl', lastGrantType: 'client_credentials' }
  await db().secretUse.create({
    data: { secretId, ...when, firstAddress: '192.0.2.1', lastAddress: '192.0.2.1', ...by },
  })
}

async function namesIn(actor: Actor, view: View): Promise<string[]> {
  const { secrets } = await listToLookAt(actor, view, null)
  return secrets.map(({ name }) => name)
}

test('what expires in the next 30 days is listed, the first one first', async ({
  people: { dora, ada },
}) => {
  const app = await anApp(dora, { name: 'Ticket desk' })
  const other = await anApp(dora, { name: 'Seats' })
  await aSecret(app.id, 'In 20 days', { expires: inDays(20), used: now() })
  await aSecret(app.id, 'In 31 days', { expires: inDays(31), used: now() })
  await aSecret(other.id, 'Tomorrow', { expires: inDays(1), used: now() })
  await aSecret(other.id, 'Yesterday', { expires: inDays(-1), used: now() })
  const { secrets } = await listToLookAt(ada, 'expiring', null)
  expect(secrets.map(({ name }) => name)).toEqual(['Tomorrow', 'In 20 days'])
  expect(secrets[1]).toMatchObject({ appName: 'Ticket desk', ownerName: 'Dora', appId: app.id })
  expect(secrets[1]?.hint).toMatch(/^kt_cs_L\d{7}_…abcd$/)
})

test('what expired is listed while the app has nothing else, or while it is still sent', async ({
  people: { dora, ada },
}) => {
  const [alone, renewed, sent] = [await anApp(dora), await anApp(dora), await anApp(dora)]
  await aSecret(alone.id, 'Alone', { expires: inDays(-2) })
  await aSecret(alone.id, 'Too long ago', { expires: inDays(-91), retired: true })
  await aSecret(renewed.id, 'Replaced', { expires: inDays(-2), retired: true })
  await aSecret(renewed.id, 'Successor')
  const still = await aSecret(sent.id, 'Still sent', { expires: inDays(-1), retired: true })
  await aSecret(sent.id, 'Another')
  expect(await namesIn(ada, 'expired')).toEqual(['Alone'])

  const at = secondsAfter(now(), -HOUR)
  await db().$executeRaw`
    INSERT INTO refused_attempt (app_id, hour, credential_id, cause, address, proven, attempts,
      first_at, last_at)
    VALUES (${sent.id}, date_trunc('hour', ${at}::timestamptz, 'UTC'), ${still}, 'secret_expired',
      '192.0.2.1', true, 3, ${at}::timestamptz, ${at}::timestamptz)`
  const { secrets } = await listToLookAt(ada, 'expired', null)
  expect(secrets.map(({ name, stillSentAt }) => [name, stillSentAt])).toEqual([
    ['Still sent', at],
    ['Alone', null],
  ])
})

test('secrets that nobody used are told apart by for how long', async ({
  people: { dora, ada },
}) => {
  const [first, second, third] = [await anApp(dora), await anApp(dora), await anApp(dora)]
  await aSecret(first.id, 'New and unused', { created: inDays(-3) })
  await aSecret(first.id, 'Old and unused', { created: inDays(-8) })
  await aSecret(second.id, 'Used yesterday', { used: inDays(-1) })
  await aSecret(second.id, 'Used 40 days ago', { used: inDays(-40) })
  await aSecret(third.id, 'Used 95 days ago', { used: inDays(-95) })
  await aSecret(third.id, 'Expired', { used: inDays(-95), expires: inDays(-1) })
  expect(await namesIn(ada, 'never_used')).toEqual(['Old and unused'])
  expect(await namesIn(ada, 'unused_30')).toEqual(['Used 95 days ago', 'Used 40 days ago'])
  expect(await namesIn(ada, 'unused_90')).toEqual(['Used 95 days ago'])
})

test('support sees the organization, a developer their own apps, a stranger nothing', async ({
  people,
}) => {
  await soonEnding(people)
  expect(await namesIn(people.ada, 'expiring')).toEqual(['Of Dora', 'Of Dan'])
  expect(await namesIn(people.sam, 'expiring')).toEqual(['Of Dora', 'Of Dan'])
  expect(await namesIn(people.dora, 'expiring')).toEqual(['Of Dora'])
  expect(await namesIn(people.strange, 'expiring')).toEqual([])
})

async function soonEnding({ dora, dan }: People): Promise<void> {
  const [hers, his, gone] = [await anApp(dora), await anApp(dan), await anApp(dora)]
  await aSecret(hers.id, 'Of Dora', { expires: inDays(2) })
  await aSecret(his.id, 'Of Dan', { expires: inDays(3) })
  await aSecret(gone.id, 'Of a deleted app', { expires: inDays(1) })
  await deleteApp(dora, gone.id, { typedName: gone.name })
}

/** The list page by page, in one direction. */
async function walk(actor: Actor, view: View) {
  const pages = [await listToLookAt(actor, view, null)]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next ?? null) {
    pages.push(await listToLookAt(actor, view, sideQuery.parse({ after: next })))
  }
  return pages
}

test('pages follow each other in both directions, and the export has all of them', async ({
  people: { dora, ada },
}) => {
  const expires = inDays(4)
  for (let n = 0; n < 30; n += 1) {
    const { id } = await anApp(dora)
    await aSecret(id, `=No ${n}`, { expires })
    await aSecret(id, `=Later ${n}`, { expires: inDays(5) })
  }
  for (const view of ['expiring', 'never_used'] as const) {
    const pages = await walk(ada, view)
    expect(pages.map(({ secrets }) => secrets.length)).toEqual([50, 10])
    const ids = pages.flatMap(({ secrets }) => secrets.map(({ id }) => id))
    expect(new Set(ids).size).toBe(60)
    const second = pages[1]?.previous
    const back = await listToLookAt(ada, view, sideQuery.parse({ before: second }))
    expect(back.secrets).toEqual(pages[0]?.secrets)
    let csv = ''
    for await (const piece of exportToLookAt(ada, view)) csv += piece
    const lines = csv.trimEnd().split('\r\n')
    expect(lines[0]).toBe('hint,secret,client_id,app,owner,created,expires,last_used,still_sent')
    expect(lines.slice(1).map((line) => line.split('_')[2])).toEqual(ids)
    expect(csv).toContain(",'=No 7,")
  }
})

test('an address that says nonsense shows the first page', async ({ people: { dora, ada } }) => {
  await aSecret((await anApp(dora)).id, 'Soon', { expires: inDays(4) })
  for (const after of [
    '',
    'x',
    '2026-13-40T00:00:00.000Z~L0000001',
    '0000-01-01T00:00:00.000Z~L0000001',
    ['a', 'b'],
    '\0',
  ]) {
    expect(sideQuery.parse({ after })).toBe(null)
  }
  const after = `${inDays(20).toISOString()}~L0000001`
  const { secrets } = await listToLookAt(ada, 'expiring', sideQuery.parse({ after }))
  expect(secrets.map(({ name }) => name)).toEqual(['Soon'])
})

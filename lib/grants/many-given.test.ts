import type { Actor } from '@/lib/actor'
import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { plansOf } from '@/lib/db/testing/plans'
import { type MomentPlace, momentPlace } from '@/lib/place'
import { walked } from '@/lib/testing/walked'
import { givenQuery } from './given-query'
import { listGiven } from './list-given'
import { aGrant } from './testing/a-grant'
import { revokeAllGiven } from './testing/parsed'

/** Apps 0 to 9 of Dora, and grants of 530 people to each: many at the same moment, and some expired. */
async function manyGrants({ organizationId, personId }: Actor): Promise<void> {
  const app = { organizationId, ownerId: personId, createdAt: now(), updatedAt: now() }
  const lists = { type: 'machine' as const, redirectUris: [], scopes: [] }
  const names = Array.from({ length: 10 }, (_, n) => `App ${n}`)
  await db().app.createMany({
    data: names.map((name, n) => ({
      ...app,
      ...lists,
      name,
      id: `app_${String(n).padStart(20, '0')}`,
    })),
  })
  await db().$executeRaw`
    INSERT INTO person (id, email, name, created_at)
    SELECT 'psn_' || lpad(n::text, 20, '0'), 'p' || n || '@rail.example', 'Person ' || n, ${now()}
    FROM generate_series(1, 530) n`
  await db().$executeRaw`
    INSERT INTO membership (person_id, organization_id, role, created_at)
    SELECT id, ${organizationId}, 'developer', created_at FROM person WHERE name LIKE 'Person %'`
  await db().$executeRaw`
    INSERT INTO app_grant (digest, id, person_id, app_id, scopes, sealed, created_at, updated_at, expires_at)
    SELECT sha256((person.id || app.id)::bytea), 'grt_' || left(md5(person.id || app.id), 20), person.id,
      app.id, '{openid}', '', ${now()}, ${now()}::timestamptz - hashtext(person.id) % 40 * interval '1 hour',
      CASE WHEN hashtext(app.id || person.id) % 50 = 0 THEN ${now()}::timestamptz END
    FROM person, app WHERE person.name LIKE 'Person %' AND app.name LIKE 'App %'`
}

/** All grants that are alive, in order, each with what a search looks into. */
async function allGrants(where: object = {}): Promise<{ id: string; text: string }[]> {
  const all = await db().grant.findMany({
    where: { OR: [{ expiresAt: null }, { expiresAt: { gt: now() } }], ...where },
    select: {
      id: true,
      person: { select: { name: true, email: true } },
      app: { select: { name: true } },
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
  })
  return all.map(({ id, person, app }) => ({
    id,
    text: [person.name, person.email, app.name].join('\n').toLowerCase(),
  }))
}

const idsWith = (text: string, grants: { id: string; text: string }[]) =>
  grants.filter((grant) => grant.text.includes(text)).map(({ id }) => id)

async function page(actor: Actor, search: string, query: object) {
  const asked = { ...givenQuery.parse({ search, page: 1 }), ...query }
  const { grants, ...found } = await listGiven(actor, asked)
  return { ids: grants.map(({ id }) => id), ...found }
}

test('what many, some and few have in them is found in order, on every page', async ({
  people: { ada, dora, dan, strange },
}) => {
  await manyGrants(dora)
  await aGrant(dan, (await anApp(strange, { name: 'Night app' })).id)
  const grants = await allGrants()
  for (const text of [
    '',
    'app',
    'person 5',
    'app 3',
    'p11@',
    'person 77',
    'person 511',
    'night',
    'none',
    '%',
  ]) {
    const all = idsWith(text, grants)
    const part = (after?: MomentPlace) => page(ada, text, { size: 400, after })
    expect(await walked(momentPlace(), part), text).toEqual(all)
    const first = await page(ada, text, {})
    expect(first.isMore).toBe(first.total < all.length)
    expect(first.total).toBeGreaterThanOrEqual(Math.min(all.length, 100))
    expect(first.ids).toEqual(all.slice(0, 25))
    const last = await page(ada, text, { page: 1_000 })
    expect(last).toMatchObject({ total: first.total, isMore: first.isMore })
    expect(last.page).toBe(Math.max(1, Math.ceil(first.total / 25)))
    expect(last.ids).toEqual(all.slice((last.page - 1) * 25, first.total))
  }
})

test('all that a search finds is revoked, however much it is', async ({
  people: { ada, dora },
}) => {
  await manyGrants(dora)
  const appId = `app_${'7'.padStart(20, '0')}`
  const [before, found] = [await allGrants(), idsWith('rail', await allGrants({ appId }))]
  expect(found.length).toBeGreaterThan(200)
  expect(await revokeAllGiven(ada, { appId, search: 'rail' })).toBe(found.length)
  const left = before.map(({ id }) => id).filter((id) => !found.includes(id))
  expect((await allGrants()).map(({ id }) => id)).toEqual(left)
})

test('every statement follows an index', async ({ people: { ada, strange } }) => {
  await anApp(strange)
  const queries = [
    {},
    { search: 'none' },
    { group: 'agents' },
    { appId: `app_${'7'.padStart(20, '0')}` },
    { after: { at: now(), id: 'grt_1' } },
    { search: 'none', after: { at: now(), id: 'grt_1' } },
  ]
  for (const query of queries) {
    const plans = await plansOf(() => page(ada, '', query))
    const scanned = plans.flatMap(({ plan }) => [
      ...plan.matchAll(/Seq Scan on (app_\w+|member\w+)/g),
    ])
    expect(scanned.map(([, table]) => table)).toEqual([])
  }
})

test('of one app, and of a group, the same is found', async ({ people: { ada, dora } }) => {
  await manyGrants(dora)
  const appId = `app_${'7'.padStart(20, '0')}`
  await db().app.update({ where: { id: appId }, data: { source: 'dynamic' } })
  const grants = await allGrants({ appId })
  for (const text of ['', 'app', 'person 5', 'person 77', 'app 3']) {
    const all = idsWith(text, grants)
    const part = (after?: MomentPlace) => page(ada, text, { appId, size: 60, after })
    expect(await walked(momentPlace(), part), text).toEqual(all)
    for (const scope of [{ appId }, { group: 'agents' }, { appId, group: 'agents' }]) {
      expect(await page(ada, text, { ...scope, page: 2, size: 7 })).toMatchObject({
        total: all.length,
        ids: all.length > 7 ? all.slice(7, 14) : all,
      })
    }
    expect(await page(ada, text, { appId, group: 'registered' })).toMatchObject({ total: 0 })
  }
})

for (const apps of [1, 9]) {
  test(`what people allow ${apps} apps elsewhere is listed among the others`, async ({
    people: { ada, dora, dan, sam, strange },
  }) => {
    const { organizationId } = strange
    const abroad = []
    for (let n = 0; n < apps; n += 1) abroad.push(await anApp(strange, { name: `Abroad ${n}` }))
    const here = await anApp(dora)
    for (const { id } of [here, ...abroad])
      for (const one of [dan, dora, sam]) await aGrant(one, id)
    await aGrant(strange, here.id)
    await aGrant(strange, abroad[0]?.id ?? '')
    const member = { organizationId, role: 'developer' as const, createdAt: now() }
    await db().membership.create({ data: { ...member, personId: sam.personId } })
    const notSeen = {
      NOT: {
        app: { organizationId },
        personId: { in: [sam.personId, strange.personId] },
      },
    }
    const grants = await allGrants(notSeen)
    for (const text of ['', 'dan', 'abroad', 'desk']) {
      const all = idsWith(text, grants)
      expect(all.length).toBeGreaterThan(1)
      expect(await page(ada, text, { size: 100 })).toMatchObject({ ids: all, total: all.length })
      expect(await page(ada, text, { size: 2, page: 2 })).toMatchObject({
        ids: all.slice(2, 4).length > 0 ? all.slice(2, 4) : all,
        total: all.length,
      })
      const part = (after?: MomentPlace) => page(ada, text, { size: 2, after })
      expect(await walked(momentPlace(), part), text).toEqual(all)
    }
  })
}

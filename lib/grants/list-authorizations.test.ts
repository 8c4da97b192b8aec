import type { Actor } from '@/lib/actor'
import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { moveClock, now, secondsAfter } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { authorizationQuery } from './authorization-query'
import { listAuthorizations } from './list-authorizations'
import { aGrant } from './testing/a-grant'

const list = (actor: Actor, query: Record<string, unknown> = {}) =>
  listAuthorizations(actor, authorizationQuery.parse(query))
const names = async (actor: Actor, query: Record<string, unknown> = {}) =>
  (await list(actor, query)).authorizations.map(({ app }) => app.name)

/** An API of the organization with one scope. */
async function anApi(organizationId: string): Promise<void> {
  const [id, at] = [newId('api'), now()]
  await db().api.create({
    data: {
      id,
      organizationId,
      identifier: `https://${id}.example`,
      name: 'Timetable',
      tokenFormat: 'jwt',
      tokenTtlSeconds: 3630,
      createdAt: at,
      updatedAt: at,
      scopes: { create: { organizationId, name: 'times.read', description: 'Read departures.' } },
    },
  })
}

test('somebody sees what they allowed which app, in words, and when it was last used', async ({
  people: { dora, dan },
}) => {
  await anApi(dora.organizationId)
  const app = await anApp(dora, { description: 'Sells tickets.' })
  const id = await aGrant(dan, app.id, {
    scopes: ['email', 'times.read', 'old'],
    lastUsedAt: secondsAfter(now(), -60),
  })
  const { authorizations, ...rest } = await list(dan)
  expect(rest).toEqual({ total: 1, page: 1 })
  const [shown] = authorizations
  expect(shown).toMatchObject({
    id,
    app: {
      name: 'Ticket desk',
      description: 'Sells tickets.',
      company: 'Fjord Rail',
      organizationName: 'Fjord Rail',
      verified: false,
      status: 'active',
      logoUpdatedAt: null,
    },
    scopes: [
      {
        name: 'email',
        sentence: 'Read your email address, and whether it is verified.',
        apiName: null,
      },
      { name: 'times.read', sentence: 'Read departures.', apiName: 'Timetable' },
      { name: 'old', sentence: null, apiName: null },
    ],
    offline: { minutes: 61, told: false },
  })
  expect(shown?.lastUsedAt?.getTime()).toBeLessThan(shown?.grantedAt.getTime() ?? 0)
})

test('nobody sees what another person allowed, an administrator neither', async ({
  people: { ada, dora, dan, sam },
}) => {
  const app = await anApp(dora)
  await aGrant(dan, app.id)
  for (const other of [ada, dora, sam]) {
    expect(await list(other)).toEqual({ authorizations: [], total: 0, page: 1 })
  }
})

test('an app of another organization that was let in is listed, and says whose it is', async ({
  people: { dan, strange },
}) => {
  const app = await anApp(strange, { name: 'Cabin lights', company: '' })
  await aGrant(dan, app.id)
  expect((await list(dan)).authorizations[0]?.app).toMatchObject({
    name: 'Cabin lights',
    organizationName: 'Night Ferry',
  })
})

test('suspended and deleted apps stay listed, and say so; a grant that is over does not', async ({
  people: { ada, dan },
}) => {
  const made = []
  for (const name of ['Gone', 'Halted', 'Over']) made.push(await anApp(ada, { name }))
  const [gone, outOfService, over] = made.map(({ id }) => id)
  await aGrant(dan, gone ?? '')
  await aGrant(dan, outOfService ?? '')
  await aGrant(dan, over ?? '', { expiresAt: secondsAfter(now(), 60) })
  await deleteApp(ada, gone ?? '', { typedName: 'Gone' })
  await suspendApp(ada, outOfService ?? '')
  moveClock(61)
  const { authorizations } = await list(dan)
  const statuses = authorizations.map(({ app }) => `${app.name} ${app.status}`)
  expect(statuses.toSorted()).toEqual(['Gone deleted', 'Halted suspended'])
})

test('what was granted last stands on top; pages hold 25 and show each once', async ({
  people: { dora, dan },
}) => {
  for (let count = 1; count <= 27; count += 1) {
    await aGrant(dan, (await anApp(dora, { name: `App ${count}` })).id)
    moveClock(60)
  }
  const [first, second] = [await names(dan), await names(dan, { page: 2 })]
  expect(first.slice(0, 2)).toEqual(['App 27', 'App 26'])
  expect(second).toEqual(['App 2', 'App 1'])
  expect(new Set([...first, ...second]).size).toBe(27)
  expect(await list(dan, { page: 9 })).toMatchObject({ total: 27, page: 2 })
})

test('search looks into app, company and organization, and takes every character literally', async ({
  people: { dora, dan, strange },
}) => {
  await aGrant(dan, (await anApp(dora, { name: '100% Snacks', company: 'Kiosk AS' })).id)
  await aGrant(dan, (await anApp(strange, { name: 'Lights', company: '' })).id)
  for (const search of ['snacks', '100%', 'kiosk', 'fjord']) {
    expect(await names(dan, { search }), search).toEqual(['100% Snacks'])
  }
  expect(await names(dan, { search: 'night FERRY' })).toEqual(['Lights'])
  expect(await names(dan, { search: '_' })).toEqual([])
  expect((await names(dan, { search: 'a\0b', page: 'x' })).length).toBe(2)
})

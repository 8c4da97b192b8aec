import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { aPublicKey } from '@/lib/apps/keys/testing/key-pairs'
import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { anApp, emailOf, expect, test } from '@/lib/apps/testing/fixtures'
import { addAppKey, addAppMember } from '@/lib/apps/testing/parsed'
import { recordEvent } from '@/lib/audit/record-event'
import { db, inTransaction } from '@/lib/db/client'
import { issueSecret, revokeSecret } from '@/lib/secrets/testing/parsed'
import { useSecret } from '@/lib/secrets/testing/use-secret'
import { findAnswers } from './find-answers'
import { searchInput } from './search-input'
import { countFound, found, foundSecret } from './testing/parsed'

const names = async (actor: Actor, q: string) =>
  (await found(actor, q, 'app')).map(({ name }) => name)

const withRequest = (actor: Actor, requestId: string): Actor => ({
  ...actor,
  origin: { ...actor.origin, requestId },
})

test('an app is found by words of its name, company, owner and host, in any order', async ({
  people: { ada, dora },
}) => {
  await anApp(dora, {
    name: 'Bodø–Ærfugl timetables',
    company: 'Nordlys Ferjer AS',
    type: 'web',
    redirectUris: ['https://timer.nordlys.example/callback'],
    contactEmail: 'drift@nordlys.example',
  })
  await anApp(ada, { name: 'Billing', company: 'Fjord Rail' })
  const ways = [
    'bodo',
    'BODØ',
    'aerf timetab',
    'timetables bod',
    'ferjer nordlys',
    'dora timetables',
    'dora@fjord.example bodø',
    'timer.nordlys.example',
    'drift@nordlys',
    '  “bodo”  ',
  ]
  for (const q of ways) expect(await names(ada, q), q).toEqual(['Bodø–Ærfugl timetables'])
  expect(await names(ada, 'bodo billing')).toEqual([])
  expect(await names(ada, '—')).toEqual([])
})

test('the app whose name it is comes first, then those whose names begin so', async ({
  people: { ada, dora },
}) => {
  for (const name of ['Mail to billing', 'Billing north', 'Billing', 'Billing archive']) {
    await anApp(dora, { name, company: '' })
  }
  expect(await names(ada, 'billing')).toEqual([
    'Billing',
    'Billing archive',
    'Billing north',
    'Mail to billing',
  ])
})

test('words follow the app and its owner', async ({ people: { ada, dora } }) => {
  const app = await anApp(dora, { name: 'Ticket desk' })
  await db().app.update({ where: { id: app.id }, data: { name: 'Seat map' } })
  await db().person.update({ where: { id: dora.personId }, data: { name: 'Øydis Å' } })
  expect(await names(ada, 'ticket')).toEqual([])
  expect(await names(ada, 'oydis seat')).toEqual(['Seat map'])
  expect((await found(ada, 'oydis', 'person')).map(({ apps }) => apps)).toEqual([1])
  await db().app.update({ where: { id: app.id }, data: { ownerId: ada.personId } })
  expect(await names(ada, 'oydis')).toEqual([])
  expect(await names(ada, 'ada')).toEqual(['Seat map'])
})

test('an app is found by its client id, whole or in part', async ({ people: { ada, dora } }) => {
  const { id } = await anApp(dora)
  for (const q of [id, id.slice(0, 12), id.slice(4, 12), ` ${id.toLowerCase()} `]) {
    expect(
      (await found(ada, q, 'app')).map((app) => app.id),
      q,
    ).toEqual([id])
  }
})

test('a secret is found by its public id and by its hint, as it is read out', async ({
  people: { dora, sam },
}) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  await useSecret(secret.id, new Date())
  const four = secret.hint.slice(-4)
  const ways = [
    secret.id,
    secret.hint,
    four,
    `…${four}`,
    `${secret.id} ${four}`,
    four.toUpperCase(),
  ]
  for (const q of [...ways, secret.id.toLowerCase(), secret.hint.replace('…', '')]) {
    expect(await found(sam, q, 'secret'), q).toEqual([
      {
        kind: 'secret',
        id: secret.id,
        name: 'One',
        hint: secret.hint,
        status: 'active',
        appId: app.id,
        appName: app.name,
        ownerName: 'Dora',
        ownerDisabled: false,
        ownerEmail: 'dora@fjord.example',
        lastUsedAt: expect.any(Date),
        lastAddress: '198.51.100.9',
      },
    ])
  }
  await revokeSecret(dora, { appId: app.id, secretId: secret.id, typedName: app.name })
  expect((await foundSecret(sam, secret.id))[0]).toMatchObject({ status: 'revoked' })
})

test('a public key is found by its kid and thumbprint', async ({ people: { dora, sam } }) => {
  const app = await anApp(dora)
  const form = { name: 'Laptop', publicKey: aPublicKey(), kid: 'laptop-2026' }
  const key = await addAppKey(dora, app.id, form)
  const { thumbprint } = await db().appKey.findUniqueOrThrow({ where: { id: key.id } })
  for (const q of ['laptop-2026', thumbprint]) {
    const hit = { kind: 'key', id: key.id, name: 'Laptop', kid: 'laptop-2026', appId: app.id }
    expect(await found(sam, q, 'key')).toEqual([{ ...hit, appName: app.name }])
  }
})

test('a request id leads to what was done in that request', async ({
  people: { ada, dora, sam },
}) => {
  const app = await anApp(withRequest(dora, 'req-0042-of-dora'))
  const events = await found(sam, 'req-0042-of-dora', 'event')
  expect(events).toMatchObject([{ actorName: 'Dora', appId: app.id }])
  expect(events[0]?.sentence).toContain('registered the app')
  await anApp(withRequest(ada, 'req-0043-of-ada'))
  expect(await found(dora, 'req-0043-of-ada', 'event')).toEqual([])
  expect(await found(dora, 'req-0042-of-dora', 'event')).toHaveLength(1)
})

test('what people allow an app is no answer for its developers', async ({
  people: { dora, sam },
}) => {
  const app = await anApp(dora)
  await inTransaction((tx) =>
    recordEvent(tx, withRequest(sam, 'req-0044-of-sam'), 'grant.given', {
      target: { kind: 'grant', id: 'grt_1', name: app.name },
      detail: { appId: app.id, scopes: 'openid' },
    }),
  )
  expect(await found(sam, 'req-0044-of-sam', 'event')).toHaveLength(1)
  expect(await found(dora, 'req-0044-of-sam', 'event')).toEqual([])
})

test('an address leads to the apps that it uses and for which it is refused', async ({
  people: { dora, sam },
}) => {
  const app = await anApp(dora)
  const [at, address] = [new Date(), '2001:db8::17']
  await db().caller.create({
    data: {
      digest: Buffer.alloc(16, 1),
      appId: app.id,
      credentialId: 'AAAAAAAA',
      address,
      userAgent: 'curl/8',
      grantType: 'client_credentials',
      firstAt: at,
      lastAt: at,
      uses: 41,
    },
  })
  const hour = new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)
  const refused = { appId: app.id, credentialId: '', cause: 'wrong_secret', hour, address }
  const attempts = { proven: false, attempts: 7, firstAt: at, lastAt: at }
  await db().refusedAttempt.create({ data: { ...refused, ...attempts } })
  const ofApp = { appId: app.id, appName: app.name, lastAt: at }
  expect(await found(sam, '2001:DB8:0::17', 'caller')).toEqual([
    { kind: 'caller', ...ofApp, uses: 41 },
  ])
  expect(await found(sam, address, 'refused')).toEqual([{ kind: 'refused', ...ofApp, attempts: 7 }])
})

test('developers find what is of their own apps, and no colleagues', async ({
  people: { ada, dora, dan },
}) => {
  const app = await anApp(dora, { name: 'Ticket desk' })
  const { secret } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  await addAppKey(dora, app.id, { name: 'Laptop', publicKey: aPublicKey(), kid: 'laptop-2026' })
  const queries = ['ticket', app.id, secret.id, secret.hint, 'laptop-2026', 'dora', 'ada']
  const counts = (actor: Actor) => Promise.all(queries.map((q) => countFound(actor, q)))
  expect(await counts(dan)).toEqual(queries.map(() => 0))
  expect(await foundSecret(dan, secret.id)).toEqual([])
  await addAppMember(ada, app.id, { email: await emailOf(dan) })
  expect(await counts(dan)).toEqual([1, 1, 1, 1, 1, 1, 0])
  expect(await counts(dora)).toEqual([1, 1, 1, 1, 1, 1, 0])
})

test('what is of another organization is never found, by its id either', async ({
  people: { ada, dora, strange },
}) => {
  const app = await anApp(withRequest(dora, 'req-0042-of-dora'))
  const { secret } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  await addAppKey(dora, app.id, { name: 'Laptop', publicKey: aPublicKey(), kid: 'laptop-2026' })
  const queries = [
    app.id,
    app.name,
    secret.id,
    secret.hint,
    'laptop-2026',
    'req-0042-of-dora',
    'dora',
  ]
  for (const q of queries) {
    expect(await countFound(strange, q), q).toBe(0)
    expect(await countFound(ada, q), q).toBeGreaterThan(0)
  }
  expect(await foundSecret(strange, secret.id)).toEqual([])
})

test('a deleted app is found as what it is, after the others', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora, { name: 'Billing' })
  await anApp(dora, { name: 'Billing north' })
  await deleteApp(dora, app.id, { typedName: app.name })
  const [first, second] = await found(ada, 'bill', 'app')
  expect([first?.status, second?.status]).toEqual(['active', 'deleted'])
})

test('each group is cut, and says that there is more', async ({ people: { ada, dora } }) => {
  for (let n = 0; n < 4; n += 1) await anApp(dora, { name: `Billing ${n}` })
  const { groups } = await findAnswers(ada, acceptInput(searchInput, { q: 'billing' }), { most: 3 })
  expect(groups.map(({ kind, hits, more }) => [kind, hits.length, more])).toEqual([
    ['app', 3, true],
  ])
})

test('no text is an error', async ({ people: { ada } }) => {
  const texts = ['', '%', '_', "'", '\\', "a'b", ':*', '&|!', '(', 'ﷺ'.repeat(60), 'zz '.repeat(60)]
  for (const q of texts) expect(await countFound(ada, q), q).toBe(0)
})

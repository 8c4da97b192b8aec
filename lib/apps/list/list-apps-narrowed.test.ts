import { addAppKey, addAppMember, setJwksUri } from '@/lib/apps/testing/parsed'
import { DAY, HOUR, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { aPublicKey } from '../keys/testing/key-pairs'
import { deleteApp } from '../lifecycle/delete-app'
import { suspendApp } from '../lifecycle/suspend-app'
import { setAppVerified } from '../set-app-verified'
import { anApp, emailOf, expect, test } from '../testing/fixtures'
import { findWhyCannotAuthenticate } from './find-why-cannot-authenticate'
import { listOwners } from './list-owners'
import { aSecret, list, names } from './testing/listed'

test('search finds in name, client ID and company, and takes every character literally', async ({
  people: { dora },
}) => {
  const app = await anApp(dora, { name: '100% Snacks_', company: 'Kiosk AS' })
  await anApp(dora, { name: 'Seats \\ berths' })
  for (const search of [
    'snacks',
    '100%',
    'snacks_',
    'KIOSK',
    app.id,
    app.id.slice(6, 14),
    ' snacks ',
  ]) {
    expect(await names(dora, { search }), search).toEqual(['100% Snacks_'])
  }
  expect(await names(dora, { search: '\\' })).toEqual(['Seats \\ berths'])
  expect(await names(dora, { search: '%' })).toEqual(['100% Snacks_'])
  expect(await names(dora, { search: "' OR true --" })).toEqual([])
})

test('filters by status, type and state of the secrets', async ({ people: { dora, sam } }) => {
  const idOf: Record<string, string> = {}
  for (const name of ['Deleted', 'Expiring', 'None', 'Suspended', 'Unused', 'Used']) {
    idOf[name] = (await anApp(dora, { name })).id
  }
  const [id, expiresAt] = [(name: string) => idOf[name] ?? '', secondsAfter(now(), 3 * DAY)]
  await aSecret(id('Expiring'), 1, { expiresAt, usedAt: now() })
  await aSecret(id('Unused'), 1)
  await aSecret(id('Used'), 2, { usedAt: now() })
  await aSecret(id('Suspended'), 1, { usedAt: now() })
  await aSecret(id('None'), null)
  await suspendApp(dora, id('Suspended'))
  await deleteApp(dora, id('Deleted'), { typedName: 'Deleted' })
  await anApp(dora, { name: 'Web', type: 'web', redirectUris: ['https://rail.example/cb'] })

  expect(await names(dora, { secrets: 'expiring' })).toEqual(['Expiring'])
  expect(await names(dora, { secrets: 'never_used' })).toEqual(['Unused'])
  expect(await names(dora, { secrets: 'none' })).toEqual(['None', 'Web'])
  expect(await names(dora, { secrets: 'none', type: 'web' })).toEqual(['Web'])
  expect(await names(dora, { status: 'suspended' })).toEqual(['Suspended'])
  expect(await names(dora, { status: 'active', type: 'machine' })).toEqual([
    'Expiring',
    'None',
    'Unused',
    'Used',
  ])
  expect(await names(dora, { status: 'deleted' })).toEqual(['Deleted'])
  expect(await names(sam, { status: 'deleted' })).toEqual(['Deleted'])
  expect(await names(dora)).not.toContain('Deleted')
})

test('apps without a secret are those that cannot authenticate though they should', async ({
  people: { dora },
}) => {
  const { id: expired } = await anApp(dora, { name: 'Expired' })
  await aSecret(expired, 1, { expiresAt: secondsAfter(now(), -1) })
  await anApp(dora, { name: 'New' })
  const { id: withKey } = await anApp(dora, { name: 'With a key' })
  await addAppKey(dora, withKey, { name: 'A', publicKey: aPublicKey() })
  const { id: publishing } = await anApp(dora, { name: 'Publishes its keys' })
  await setJwksUri(dora, publishing, { jwksUri: 'https://desk.example/jwks' })
  const redirectUris = ['http://127.0.0.1/cb']
  await anApp(dora, { name: 'Telephone', type: 'native', redirectUris })
  const { id: described } = await anApp(dora, { name: 'Described' })
  const data = { id: 'https://agent.example/metadata.json', source: 'metadata_document' } as const
  await db().app.update({ where: { id: described }, data })
  expect(await names(dora, { secrets: 'none' })).toEqual(['Expired', 'New'])
})

test('filters by how an app came, and says which one is verified', async ({
  people: { ada, dora },
}) => {
  const [here, program] = [await anApp(dora, { name: 'Here' }), await anApp(dora, { name: 'Prog' })]
  await db().app.update({ where: { id: program.id }, data: { source: 'dynamic' } })
  await setAppVerified(ada, here.id, true)
  expect(await names(dora, { source: 'portal' })).toEqual(['Here'])
  expect(await names(dora, { source: 'dynamic' })).toEqual(['Prog'])
  expect(await names(dora, { source: 'metadata_document' })).toEqual([])
  const { apps } = await list(dora)
  expect(apps.map(({ verifiedAt }) => verifiedAt !== null)).toEqual([true, false])
})

test('filters by owner, and a search finds the owner by name', async ({
  people: { ada, dora, dan, sam },
}) => {
  await anApp(dora, { name: 'Of Dora' })
  const { id } = await anApp(dan, { name: 'Of Dan' })
  await addAppMember(dan, id, { email: await emailOf(dora) })
  expect(await names(sam, { owner: dan.personId })).toEqual(['Of Dan'])
  expect(await names(dora, { owner: 'mine' })).toEqual(['Of Dora'])
  expect(await names(dora)).toEqual(['Of Dan', 'Of Dora'])
  expect(await names(ada, { owner: 'mine' })).toEqual([])
  expect(await names(ada, { search: 'dora' })).toEqual(['Of Dora'])
  expect(await names(ada, { owner: "psn_' OR true" })).toHaveLength(2)
  expect((await listOwners(sam)).map(({ name }) => name)).toEqual(['Dan', 'Dora'])
  expect((await listOwners(dan)).map(({ name }) => name)).toEqual(['Dan'])
})

test('unused for 30 and 90 days: by secrets, keys, sign-ins and what people allowed', async ({
  people: { dora },
}) => {
  const [recently, longAgo] = [secondsAfter(now(), -5 * DAY), secondsAfter(now(), -60 * DAY)]
  const old = async (name: string, usedAt?: Date) => {
    const { id } = await anApp(dora, { name })
    await db().app.update({ where: { id }, data: { createdAt: secondsAfter(now(), -200 * DAY) } })
    if (usedAt) await aSecret(id, 1, { usedAt })
    return id
  }
  await anApp(dora, { name: 'Just registered' })
  await old('Used', recently)
  await old('Idle', longAgo)
  await old('Never')
  const signIn = { boundBy: 'pkce', lastAt: recently } as const
  await db().appSignIn.create({ data: { appId: await old('Signs in'), ...signIn } })
  expect(await names(dora, { use: 'unused_30' })).toEqual(['Idle', 'Never'])
  expect(await names(dora, { use: 'unused_90' })).toEqual(['Never'])
  expect((await list(dora, { search: 'signs' })).apps[0]?.lastUsedAt).toEqual(recently)
})

test('a row says why its app cannot authenticate, and the filter finds the same apps', async ({
  people: { dora },
}) => {
  const past = secondsAfter(now(), -1)
  const app = async (name: string) => (await anApp(dora, { name })).id
  await aSecret(await app('Expired'), 1, { expiresAt: past })
  await aSecret(await app('Revoked'), null)
  const paused = await app('Paused')
  await aSecret(paused, 1)
  await aSecret(paused, null)
  const pausedUntil = secondsAfter(now(), 60)
  await db().secret.updateMany({
    where: { appId: paused, slot: 1 },
    data: { pausedAt: now(), pausedUntil },
  })
  const lapsed = await app('Revoked and expired')
  await aSecret(lapsed, null)
  await aSecret(lapsed, 1, { expiresAt: past })
  await app('New')
  await aSecret(await app('Works'), 1)
  const fapi = await app('FAPI with a secret')
  await aSecret(fapi, 1)
  await db().app.update({ where: { id: fapi }, data: { fapiProfile: 'security_profile' } })
  const mtlsSubject = 'CN=desk'
  await db().app.update({ where: { id: await app('Certificate') }, data: { mtlsSubject } })
  const { apps } = await list(dora)
  const why = apps.map(({ name, cannotAuthenticate }) => [name, cannotAuthenticate])
  expect(Object.fromEntries(why)).toEqual({
    Certificate: null,
    Expired: 'expired',
    'FAPI with a secret': 'no_key',
    New: 'no_secret',
    Paused: 'paused',
    Revoked: 'ended',
    'Revoked and expired': 'ended',
    Works: null,
  })
  for (const { id, cannotAuthenticate } of apps) {
    expect(await findWhyCannotAuthenticate(dora, id)).toBe(cannotAuthenticate)
  }
  const cannot = apps.filter((one) => one.cannotAuthenticate).map(({ name }) => name)
  expect(await names(dora, { secrets: 'none' })).toEqual(cannot)
})

test('still refused: a right value that no longer works came in the last 24 hours', async ({
  people: { dora },
}) => {
  const refused = async (name: string, row: { cause: string; proven: boolean; hours: number }) => {
    const { id: appId } = await anApp(dora, { name })
    const lastAt = secondsAfter(now(), -row.hours * HOUR)
    const hour = new Date(Math.floor(lastAt.getTime() / 3_600_000) * 3_600_000)
    const at = { hour, firstAt: lastAt, lastAt }
    const { cause, proven } = row
    const its = { credentialId: '', address: '192.0.2.1', attempts: 3, cause, proven }
    await db().refusedAttempt.create({ data: { appId, ...its, ...at } })
  }
  await refused('Expired', { cause: 'secret_expired', proven: true, hours: 2 })
  await refused('Suspended', { cause: 'app_suspended', proven: true, hours: 23 })
  await refused('Guessed', { cause: 'wrong_secret', proven: false, hours: 1 })
  await refused('Yesterday', { cause: 'secret_revoked', proven: true, hours: 26 })
  await refused('Other', { cause: 'invalid_scope', proven: true, hours: 1 })
  expect(await names(dora, { use: 'refused' })).toEqual(['Expired', 'Suspended'])
})

import { addAppKey, setJwksUri } from '@/lib/apps/testing/parsed'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { aPublicKey } from '../keys/testing/key-pairs'
import { deleteApp } from '../lifecycle/delete-app'
import { suspendApp } from '../lifecycle/suspend-app'
import { setAppVerified } from '../set-app-verified'
import { anApp, expect, test } from '../testing/fixtures'
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
  expect(await names(sam, { status: 'deleted' })).toEqual([])
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

import { addAppKey, removeAppKey, setJwksUri } from '@/lib/apps/testing/parsed'
import { auditQuery } from '@/lib/audit/log/audit-query'
import { listAppHistory } from '@/lib/audit/log/list-app-history'
import { now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { findApp } from '../find-app'
import { suspendApp } from '../lifecycle/suspend-app'
import { anApp, expect, expectRefused, refusalOf, test } from '../testing/fixtures'
import { KEYS_MAX } from './app-key'
import { listAppKeys } from './list-app-keys'
import { aPublicKey, jwkText, PAIRS, privateForms } from './testing/key-pairs'

const named = (name: string, publicKey = aPublicKey()) => ({ name, publicKey })

/** Makes it look as if the key had authenticated at `at`. */
async function useKey(keyId: string, at: Date): Promise<void> {
  const use = { lastUsedAt: at, lastAddress: '198.51.100.9', lastUserAgent: 'curl/8' }
  await db().appKeyUse.create({ data: { keyId, ...use, lastGrantType: 'client_credentials' } })
}

test('an added key says who added it, is in the audit log, and makes built clients stale', async ({
  people: { dora, sam },
}) => {
  const app = await anApp(dora)
  const key = await addAppKey(dora, app.id, named(' Laptop '))
  expect(key).toMatchObject({
    name: 'Laptop',
    algorithm: 'EdDSA',
    createdByName: 'Dora',
    use: null,
  })
  expect(key.kid).toBe(key.thumbprint)
  expect(await listAppKeys(sam, app.id)).toEqual([key])
  expect((await findApp(dora, app.id)).version).toBe(app.version + 1)
  const [event] = (await listAppHistory(dora, app.id, auditQuery.parse({}))).events
  expect(event).toMatchObject({ action: 'app.key_added', detail: { keyId: key.id } })
})

test('the key ID is the one typed, else the key’s own, else its thumbprint', async ({
  people: { dora },
}) => {
  const { id } = await anApp(dora)
  const text = () => jwkText(PAIRS.EdDSA().publicKey, { kid: 'own' })
  expect((await addAppKey(dora, id, { ...named('A', text()), kid: ' typed ' })).kid).toBe('typed')
  expect((await addAppKey(dora, id, named('B', text()))).kid).toBe('own')
  const again = await refusalOf(addAppKey(dora, id, named('C', text())))
  expect(again?.fields?.kid).toContain('“B”')
})

test('the same key twice is refused, at another app it is taken', async ({ people: { dora } }) => {
  const [app, other] = [await anApp(dora), await anApp(dora)]
  const key = aPublicKey()
  await addAppKey(dora, app.id, named('A', key))
  const again = await refusalOf(addAppKey(dora, app.id, { ...named('B', key), kid: 'b' }))
  expect(again?.fields?.publicKey).toContain('“A”')
  await addAppKey(dora, other.id, named('A', key))
})

test('a private key is refused and nothing is stored', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  for (const text of privateForms()) {
    const refusal = await refusalOf(addAppKey(dora, app.id, named('A', text)))
    expect(refusal?.fields?.publicKey).toContain('private key')
  }
  expect(await listAppKeys(dora, app.id)).toEqual([])
})

test('ten keys fit one app, also when eleven come at the same moment', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const work = Array.from({ length: KEYS_MAX + 1 }, (_, index) =>
    refusalOf(addAppKey(dora, app.id, named(`Key ${index}`))),
  )
  const refused = (await Promise.all(work)).filter((refusal) => refusal !== null)
  expect(refused.map(({ code }) => code)).toEqual(['too_many_keys'])
  expect(await listAppKeys(dora, app.id)).toHaveLength(KEYS_MAX)
})

test('a key used within 24 hours is removed only with the app’s name typed', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const key = await addAppKey(dora, app.id, named('A'))
  await useKey(key.id, secondsAfter(now(), -60))
  const remove = (typedName?: string) =>
    removeAppKey(dora, { appId: app.id, keyId: key.id, typedName })
  for (const typed of [undefined, 'ticket desk']) {
    await expectRefused(remove(typed), 'confirmation_mismatch')
  }
  await remove(' Ticket desk ')
  expect(await listAppKeys(dora, app.id)).toEqual([])
  expect(await db().appKeyUse.count()).toBe(0)
})

test('a suspended app’s key can be removed, but it is given none', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  const { id: keyId } = await addAppKey(dora, app.id, named('A'))
  await suspendApp(dora, app.id)
  await expectRefused(addAppKey(dora, app.id, named('B')), 'app_suspended')
  await removeAppKey(dora, { appId: app.id, keyId })
  await expectRefused(removeAppKey(dora, { appId: app.id, keyId }), 'not_found')
})

test('support reads the keys and changes none; strangers see nothing', async ({
  people: { dora, dan, sam, strange },
}) => {
  const app = await anApp(dora)
  const { id: keyId } = await addAppKey(dora, app.id, named('A'))
  expect(await listAppKeys(sam, app.id)).toHaveLength(1)
  await expectRefused(addAppKey(sam, app.id, named('B')), 'forbidden')
  await expectRefused(removeAppKey(sam, { appId: app.id, keyId }), 'forbidden')
  await expectRefused(setJwksUri(sam, app.id, { jwksUri: '' }), 'forbidden')
  for (const actor of [dan, strange]) {
    await expectRefused(listAppKeys(actor, app.id), 'not_found')
    await expectRefused(addAppKey(actor, app.id, named('B')), 'not_found')
    await expectRefused(removeAppKey(actor, { appId: app.id, keyId }), 'not_found')
  }
})

test('another app’s key is not there', async ({ people: { dora } }) => {
  const [app, other] = [await anApp(dora), await anApp(dora)]
  const { id: keyId } = await addAppKey(dora, other.id, named('A'))
  for (const wrong of [keyId, 'key_x', '\0', '']) {
    await expectRefused(removeAppKey(dora, { appId: app.id, keyId: wrong }), 'not_found')
  }
})

test('it is keys here or an address where they stand, not both', async ({ people: { dora } }) => {
  const { id } = await anApp(dora)
  const jwksUri = 'https://app.example/jwks.json'
  const wrong = await refusalOf(setJwksUri(dora, id, { jwksUri: 'http://app.example/jwks' }))
  expect(wrong?.fields?.jwksUri).toContain('https://')
  expect((await setJwksUri(dora, id, { jwksUri })).jwksUri).toBe(jwksUri)
  await expectRefused(addAppKey(dora, id, named('A')), 'keys_at_jwks_uri')
  expect((await setJwksUri(dora, id, { jwksUri: ' ' })).jwksUri).toBeNull()
  await addAppKey(dora, id, named('A'))
  const both = await refusalOf(setJwksUri(dora, id, { jwksUri }))
  expect(both?.fields?.jwksUri).toContain('one or the other')
})

test('who proved long ago who they are proves it again first', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  const stale = { ...dora, provenAt: secondsAfter(now(), -901) }
  const key = await addAppKey(dora, app.id, named('A'))
  await expectRefused(addAppKey(stale, app.id, named('B')), 'step_up_required')
  await expectRefused(removeAppKey(stale, { appId: app.id, keyId: key.id }), 'step_up_required')
  await expectRefused(setJwksUri(stale, app.id, { jwksUri: '' }), 'step_up_required')
})

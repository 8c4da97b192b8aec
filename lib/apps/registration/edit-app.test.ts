import { addAppKey, removeAppKey, setJwksUri } from '@/lib/apps/testing/parsed'
import { db } from '@/lib/db/client'
import { findApp } from '../find-app'
import { aPublicKey } from '../keys/testing/key-pairs'
import { setAppVerified } from '../set-app-verified'
import {
  actionsOf,
  anApp,
  expect,
  expectRefused,
  refusalOf,
  registrationOf,
  test,
} from '../testing/fixtures'
import { editApp } from './edit-app'
import { registerApp } from './register-app'

test('a registered app belongs to who registered it and starts at version 1', async ({
  people: { dora },
}) => {
  const redirectUris = ['https://rail.example/cb']
  const app = await registerApp(dora, registrationOf({ type: 'web', redirectUris }))
  expect(app).toMatchObject({
    name: 'Ticket desk',
    type: 'web',
    status: 'active',
    version: 1,
    redirectUris,
    owner: { name: 'Dora' },
    members: [],
    logoUpdatedAt: null,
    mayChange: true,
  })
  expect(app.id).toMatch(/^app_[0-9A-Za-z]{20}$/)
  expect(await findApp(dora, app.id)).toEqual(app)
  expect(await actionsOf(dora.organizationId)).toEqual(['app.registered'])
})

test('an edit raises the version and the audit log says which fields changed', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  const input = registrationOf({ name: 'Ticket window', websiteUrl: 'https://rail.example' })
  const edited = await editApp(ada, app.id, input)
  expect(edited).toMatchObject({
    name: 'Ticket window',
    websiteUrl: 'https://rail.example',
    version: 2,
    owner: { name: 'Dora' },
  })
  const event = await db().auditEvent.findFirstOrThrow({ where: { action: 'app.edited' } })
  expect(event).toMatchObject({
    actorName: 'Ada',
    targetId: app.id,
    targetName: 'Ticket window',
    address: '192.0.2.7',
    detail: { changed: 'name, websiteUrl' },
  })
})

test('an edit that changes nothing leaves version and audit log alone', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  expect(await editApp(dora, app.id, registrationOf())).toEqual(app)
  expect(await actionsOf(dora.organizationId)).toEqual(['app.registered'])
})

test('what does not fit is refused by field and nothing changes', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  const edit = async () => editApp(dora, app.id, registrationOf({ name: '', termsUrl: 'http://x' }))
  const refusal = await refusalOf(edit())
  expect(Object.keys(refusal?.toPublic().fields ?? {})).toEqual(['name', 'termsUrl'])
  expect(await findApp(dora, app.id)).toEqual(app)
})

test('an app with a secret or a key does not become native; without, it does', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const native = registrationOf({ type: 'native', redirectUris: ['http://127.0.0.1/cb'] })
  const key = await addAppKey(dora, app.id, { name: 'A', publicKey: aPublicKey() })
  expect((await refusalOf(editApp(dora, app.id, native)))?.fields?.type).toContain('keys')
  await removeAppKey(dora, { appId: app.id, keyId: key.id })
  await setJwksUri(dora, app.id, { jwksUri: 'https://rail.example/jwks' })
  expect((await refusalOf(editApp(dora, app.id, native)))?.fields?.type).toContain('keys')
  await setJwksUri(dora, app.id, { jwksUri: '' })
  expect((await editApp(dora, app.id, native)).type).toBe('native')
  const again = addAppKey(dora, app.id, { name: 'A', publicKey: aPublicKey() })
  await expectRefused(again, 'app_keeps_no_secret')
})

test('an app that a document describes is changed there, not here', async ({ people: { ada } }) => {
  const app = await anApp(ada)
  const id = 'https://agent.example/oauth/metadata.json'
  await db().app.update({ where: { id: app.id }, data: { id, source: 'metadata_document' } })
  expect(await findApp(ada, id)).toMatchObject({ id, source: 'metadata_document' })
  await expectRefused(editApp(ada, id, registrationOf()), 'app_described_elsewhere')
  const key = addAppKey(ada, id, { name: 'A', publicKey: aPublicKey() })
  await expectRefused(key, 'app_described_elsewhere')
})

test('administrators verify; a developer who changes what people are shown ends it', async ({
  people: { ada, dora, sam, dan },
}) => {
  const app = await anApp(dora)
  await expectRefused(setAppVerified(dora, app.id, true), 'forbidden')
  await expectRefused(setAppVerified(sam, app.id, true), 'forbidden')
  await expectRefused(setAppVerified(dan, app.id, true), 'not_found')
  expect((await setAppVerified(ada, app.id, true)).verifiedAt).not.toBeNull()
  const renamed = await editApp(ada, app.id, registrationOf({ name: 'Desk' }))
  expect(renamed.verifiedAt).not.toBeNull()
  expect((await editApp(dora, app.id, registrationOf({ name: 'Bank' }))).verifiedAt).toBeNull()
  await setAppVerified(ada, app.id, true)
  expect((await setAppVerified(ada, app.id, false)).verifiedAt).toBeNull()
  const actions = (await actionsOf(ada.organizationId)).filter((action) => /verified/.test(action))
  expect(actions).toEqual(['app.verified', 'app.verified', 'app.unverified'])
})

import { db } from '@/lib/db/client'
import { editApp } from './edit-app'
import { findApp } from './find-app'
import { registerApp } from './register-app'
import { anApp, expect, refusalOf, registrationOf, test, trailOf } from './testing/cast'

test('a registered app belongs to who registered it and starts at version 1', async ({
  cast: { dora },
}) => {
  const redirectUris = ['https://rail.example/cb']
  const app = await registerApp(dora, registrationOf({ type: 'web', redirectUris }))
  expect(app).toMatchObject({
    ...{ name: 'Ticket desk', type: 'web', status: 'active', version: 1, redirectUris },
    ...{ owner: { name: 'Dora' }, members: [], logoUpdatedAt: null, mayChange: true },
  })
  expect(app.id).toMatch(/^app_[0-9A-Za-z]{20}$/)
  expect(await findApp(dora, app.id)).toEqual(app)
  expect(await trailOf(dora.organizationId)).toEqual(['app.registered'])
})

test('an edit raises the version and the trail says which fields changed', async ({
  cast: { ada, dora },
}) => {
  const app = await anApp(dora)
  const told = registrationOf({ name: 'Ticket window', websiteUrl: 'https://rail.example' })
  const edited = await editApp(ada, app.id, told)
  expect(edited).toMatchObject({
    ...{ name: 'Ticket window', websiteUrl: 'https://rail.example', version: 2 },
    owner: { name: 'Dora' },
  })
  const event = await db().auditEvent.findFirstOrThrow({ where: { action: 'app.edited' } })
  expect(event).toMatchObject({
    ...{ actorName: 'Ada', targetId: app.id, targetName: 'Ticket window', address: '192.0.2.7' },
    detail: { changed: 'name, websiteUrl' },
  })
})

test('an edit that changes nothing leaves version and trail alone', async ({ cast: { dora } }) => {
  const app = await anApp(dora)
  expect(await editApp(dora, app.id, registrationOf())).toEqual(app)
  expect(await trailOf(dora.organizationId)).toEqual(['app.registered'])
})

test('what does not fit is refused by field and nothing changes', async ({ cast: { dora } }) => {
  const app = await anApp(dora)
  const told = registrationOf({ name: '', termsUrl: 'http://x' })
  const refusal = await refusalOf(editApp(dora, app.id, told))
  expect(Object.keys(refusal?.toPublic().fields ?? {})).toEqual(['name', 'termsUrl'])
  expect(await findApp(dora, app.id)).toEqual(app)
})

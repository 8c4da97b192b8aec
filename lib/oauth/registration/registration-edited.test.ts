import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { editApp } from '@/lib/apps/registration/edit-app'
import { appForm } from '@/lib/apps/registration/registration'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { processorMs } from '@/lib/testing/processor-ms'
import { expect, test } from '../testing/engine-test'
import { registeredApp, rowOf, WEB } from '../testing/programs'
import { readMetadata } from './read-metadata'

/** The owner, who has just proven who they are. */
const ownerOf = (app: { organizationId: string; personId: string }): Actor => ({
  personId: app.personId,
  personName: 'Ada',
  organizationId: app.organizationId,
  role: 'administrator',
  provenAt: now(),
  origin: { address: null, userAgent: null, requestId: null },
})

const changesOf = async (appId: string) => {
  const where = { action: 'app.edited', targetId: appId }
  const events = await db().auditEvent.findMany({ where, orderBy: { at: 'asc' } })
  return events.map(({ detail }) => detail)
}

test('a program that changes its registration leaves what people wrote in the portal', async ({
  engine,
}) => {
  const app = await registeredApp(engine, WEB)
  const written = { description: 'Written in the portal', company: 'Fjord Rail' }
  const row = await rowOf(app.appId)
  await editApp(ownerOf(app), app.appId, acceptInput(appForm, { ...row, ...written }))
  const change = { ...WEB, client_id: app.appId, client_name: 'Robot 2' }
  expect((await app.ask('PUT', change)).status).toBe(200)
  expect(await rowOf(app.appId)).toMatchObject({ ...written, name: 'Robot 2' })
  expect(await changesOf(app.appId)).toMatchObject([
    { changed: 'description, company', after: written },
    { changed: 'name', before: { name: WEB.client_name }, after: { name: 'Robot 2' } },
  ])
})

test('a program that leaves out what it can name takes it back (RFC 7592 §2.2)', async ({
  engine,
}) => {
  const whole = {
    ...WEB,
    client_uri: 'https://robot.example',
    policy_uri: 'https://robot.example/p',
  }
  const { ask, appId } = await registeredApp(engine, whole)
  const changed = await ask('PUT', { client_id: appId, ...WEB, scope: undefined })
  expect(changed.status).toBe(200)
  expect(changed.body).not.toHaveProperty('client_uri')
  expect(changed.body).not.toHaveProperty('scope')
  expect(await rowOf(appId)).toMatchObject({ websiteUrl: null, privacyUrl: null, scopes: [] })
})

test('where its keys are and what it is called change together, in one event', async ({
  engine,
}) => {
  const { ask, appId } = await registeredApp(engine, WEB)
  const keys = {
    token_endpoint_auth_method: 'private_key_jwt',
    jwks_uri: 'https://robot.example/k',
  }
  const change = { ...WEB, ...keys, client_id: appId, client_name: 'Robot 2' }
  expect((await ask('PUT', change)).status).toBe(200)
  expect(await rowOf(appId)).toMatchObject({ version: 2, jwksUri: 'https://robot.example/k' })
  expect(await changesOf(appId)).toMatchObject([{ changed: 'name, authMethod, jwksUri' }])
})

test('a change of which one field is refused changes nothing', async ({ engine }) => {
  const { ask, appId } = await registeredApp(engine, WEB)
  const before = await rowOf(appId)
  const key = { token_endpoint_auth_method: 'private_key_jwt', jwks_uri: 'https://robot.example/k' }
  const change = { ...WEB, ...key, client_id: appId, client_uri: 'http://robot.example' }
  const refused = await ask('PUT', change)
  expect([refused.status, refused.body.error]).toEqual([400, 'invalid_client_metadata'])
  expect(refused.body.error_description).toContain('client_uri')
  expect(await rowOf(appId)).toEqual(before)
})

test('of its contacts the first email is registered, and the answer says which (RFC 7591 §2)', async ({
  engine,
}) => {
  const contacts = ['+47 555 01 234', 'team@robot.example', 'boss@robot.example']
  const { ask, appId, body } = await registeredApp(engine, { ...WEB, contacts })
  expect(body.contacts).toEqual(['team@robot.example'])
  expect(await rowOf(appId)).toMatchObject({ contactEmail: 'team@robot.example' })
  const none = await ask('PUT', { ...WEB, client_id: appId, contacts: ['+47 555 01 234'] })
  expect(none.status).toBe(200)
  expect(none.body).not.toHaveProperty('contacts')
  expect(await rowOf(appId)).toMatchObject({ contactEmail: null })
  expect(await changesOf(appId)).toMatchObject([{ changed: 'contactEmail' }])
})

test('contacts that are no list of strings are refused', async ({ engine }) => {
  const { ask, appId } = await registeredApp(engine, WEB)
  for (const contacts of ['team@robot.example', [7], {}]) {
    const refused = await ask('PUT', { ...WEB, client_id: appId, contacts })
    expect([refused.status, refused.body.error]).toEqual([400, 'invalid_client_metadata'])
  }
})

test('thousands of contacts hold nobody up', () => {
  const contacts = [...Array<string>(18_000).fill(''), 'team@robot.example']
  const spent = processorMs(() => {
    expect(readMetadata({ ...WEB, contacts }).contactEmail).toBe('team@robot.example')
  })
  expect(spent).toBeLessThan(500)
})

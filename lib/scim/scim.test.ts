import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Actor } from '@/lib/actor'
import { test as base, expect, expectRefused, type People } from '@/lib/apps/testing/fixtures'
import { MINUTE, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { listScimTokens } from '@/lib/directory/list-scim-tokens'
import { revokeScimToken } from '@/lib/directory/revoke-scim-token'
import { makeScimToken } from '@/lib/directory/testing/parsed'
import { answerScim } from './answer-scim'

type Body = Record<string, unknown> & { id: string; Resources: Body[] }
type Answered = { status: number; headers: Headers; body: Body }
type Directory = {
  token: string
  ask: (method: string, path: string, body?: unknown) => Promise<Answered>
}

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

const test = base.extend<{ directoryOf: (actor: Actor) => Promise<Directory>; entra: Directory }>({
  directoryOf: async ({ emptyDatabase: _ }, use) => {
    const server = createServer((req, res) => {
      void answerScim(req, res, (req.url ?? '').split('?')[0] ?? '')
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim/v2`
    await use(async (actor) => {
      const token = (await makeScimToken(actor, { name: 'Entra' })).value.reveal()
      return {
        token,
        ask: async (method, path, body) => {
          const answer = await fetch(origin + path, {
            method,
            headers: {
              authorization: `Bearer ${token}`,
              'content-type': 'application/scim+json',
            },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          })
          const text = await answer.text()
          const { status, headers } = answer
          return { status, headers, body: text ? JSON.parse(text) : null }
        },
      }
    })
    server.close()
  },
  entra: async ({ directoryOf, people: { ada } }, use) => use(await directoryOf(ada)),
})

/** As Microsoft’s “Develop and plan provisioning for a SCIM endpoint” shows it. */
const ENTRA_USER = {
  schemas: [USER, ENTERPRISE],
  externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
  userName: 'Nils.Berg@fjord.example',
  active: true,
  emails: [{ primary: true, type: 'work', value: 'Nils.Berg@fjord.example' }],
  meta: { resourceType: 'User' },
  name: { formatted: 'Nils Berg', familyName: 'Berg', givenName: 'Nils' },
  [ENTERPRISE]: { department: 'Signals' },
  roles: [],
}

const patchOf = (...Operations: object[]) => ({ schemas: [PATCH], Operations })

const isEnabled = async (personId: string, { organizationId }: Actor) =>
  (
    await db().membership.findUniqueOrThrow({
      where: { personId_organizationId: { personId, organizationId } },
    })
  ).disabledAt === null

test('Entra looks for somebody, adds them, and finds them again', async ({
  entra,
  people: { ada },
}) => {
  const filter = encodeURIComponent('userName eq "Nils.Berg@fjord.example"')
  const before = await entra.ask('GET', `/Users?filter=${filter}`)
  expect(before).toMatchObject({ status: 200, body: { totalResults: 0, Resources: [] } })
  expect(before.headers.get('content-type')).toContain('application/scim+json')
  const made = await entra.ask('POST', '/Users', ENTRA_USER)
  expect(made).toMatchObject({
    status: 201,
    body: {
      schemas: [USER],
      externalId: ENTRA_USER.externalId,
      userName: ENTRA_USER.userName,
      name: ENTRA_USER.name,
      displayName: 'Nils Berg',
      active: true,
      emails: [{ value: 'nils.berg@fjord.example', primary: true }],
    },
  })
  expect(made.headers.get('location')).toContain(`/scim/v2/Users/${made.body.id}`)
  for (const found of [
    `userName eq "nils.BERG@fjord.example"`,
    `externalId eq "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef"`,
  ]) {
    const { body } = await entra.ask('GET', `/Users?filter=${encodeURIComponent(found)}`)
    expect(body).toMatchObject({ totalResults: 1, Resources: [{ id: made.body.id }] })
  }
  expect((await entra.ask('GET', `/Users/${made.body.id}`)).body).toEqual(made.body)
  const again = await entra.ask('POST', '/Users', ENTRA_USER)
  expect(again).toMatchObject({ status: 409, body: { status: '409', scimType: 'uniqueness' } })
  const [event] = await db().auditEvent.findMany({ where: { action: 'person.added' } })
  expect(event).toMatchObject({ actorName: 'Entra', detail: { role: 'developer' } })
  const member = await db().membership.findFirstOrThrow({ where: { personId: made.body.id } })
  expect(member).toMatchObject({ organizationId: ada.organizationId, role: 'developer' })
})

test('Entra disables and changes somebody in its own words', async ({ entra, people: { ada } }) => {
  const { id } = (await entra.ask('POST', '/Users', ENTRA_USER)).body
  const patch = (...operations: object[]) =>
    entra.ask('PATCH', `/Users/${id}`, patchOf(...operations))
  // With and without the flag aadOptscim062020.
  expect((await patch({ op: 'Replace', path: 'active', value: 'False' })).body.active).toBe(false)
  expect(await isEnabled(id, ada)).toBe(false)
  expect((await patch({ op: 'Replace', path: 'active', value: 'True' })).body.active).toBe(true)
  const { status, body } = await patch(
    { op: 'Add', path: 'displayName', value: 'Nils B. Berg' },
    { op: 'Replace', path: `emails[type eq "work"].value`, value: 'other@fjord.example' },
    { op: 'Replace', path: `${ENTERPRISE}:department`, value: 'Tickets' },
    { op: 'Replace', path: 'name.familyName', value: 'Bergström' },
    { op: 'Replace', value: { 'name.givenName': 'Nils B.', active: false } },
  )
  expect(status).toBe(200)
  expect(body).toMatchObject({
    displayName: 'Nils B. Berg',
    name: { givenName: 'Nils B.', familyName: 'Bergström' },
    active: false,
    // What people sign in with is not the directory's to change.
    emails: [{ value: 'nils.berg@fjord.example' }],
  })
  const actions = await db().auditEvent.findMany({
    orderBy: { id: 'asc' },
    select: { action: true },
  })
  expect(actions.map(({ action }) => action)).toEqual([
    'scim_token.made',
    'person.added',
    'person.disabled',
    'person.enabled',
    'person.directory_changed',
    'person.disabled',
  ])
})

test('Okta pages, replaces somebody, and deactivates without a path', async ({
  entra: okta,
  people: { dora },
}) => {
  const page = await okta.ask('GET', '/Users?startIndex=1&count=2')
  expect(page.body).toMatchObject({ totalResults: 4, startIndex: 1, itemsPerPage: 2 })
  const rest = await okta.ask('GET', '/Users?startIndex=3&count=2')
  const ids = [...page.body.Resources, ...rest.body.Resources].map(({ id }) => id)
  expect(new Set(ids).size).toBe(4)
  expect((await okta.ask('GET', '/Users?count=0')).body).toMatchObject({
    totalResults: 4,
    itemsPerPage: 0,
  })
  // Whoever was here before is found by their email.
  const replaced = await okta.ask('PUT', `/Users/${dora.personId}`, {
    schemas: [USER],
    id: dora.personId,
    userName: dora.email,
    name: { givenName: 'Dora', familyName: 'Dahl' },
    emails: [{ primary: true, value: dora.email, type: 'work' }],
    active: true,
    groups: [],
  })
  expect(replaced.body).toMatchObject({ displayName: 'Dora Dahl', active: true })
  const off = await okta.ask(
    'PATCH',
    `/Users/${dora.personId}`,
    patchOf({ op: 'replace', value: { active: false } }),
  )
  expect(off).toMatchObject({ status: 200, body: { active: false } })
  expect(await isEnabled(dora.personId, dora)).toBe(false)
})

test('a member whom the directory writes is its own from then on, even if nothing is new', async ({
  entra,
  people: { dora, sam },
}) => {
  const own = async () => {
    const rows = await db().scimUser.findMany({ select: { personId: true } })
    return rows.map(({ personId }) => personId)
  }
  await entra.ask('GET', `/Users/${sam.personId}`)
  expect(await own()).toEqual([])
  const same = { schemas: [USER], userName: dora.email, displayName: 'Dora', active: true }
  expect((await entra.ask('PUT', `/Users/${dora.personId}`, same)).status).toBe(200)
  expect(await own()).toEqual([dora.personId])
  const changed = await db().auditEvent.count({ where: { action: 'person.directory_changed' } })
  expect(changed).toBe(0)
})

test('somebody who is deleted is disabled, is not there any more, and comes back as who they were', async ({
  entra,
  people: { ada },
}) => {
  const { id } = (await entra.ask('POST', '/Users', ENTRA_USER)).body
  expect((await entra.ask('DELETE', `/Users/${id}`)).status).toBe(204)
  expect(await isEnabled(id, ada)).toBe(false)
  expect((await entra.ask('GET', `/Users/${id}`)).status).toBe(404)
  expect((await entra.ask('DELETE', `/Users/${id}`)).status).toBe(404)
  const list = await entra.ask('GET', '/Users')
  expect(list.body.Resources.map((user) => user.id)).not.toContain(id)
  const back = await entra.ask('POST', '/Users', ENTRA_USER)
  expect(back).toMatchObject({ status: 201, body: { id, active: true } })
})

test('who is disabled here stays enabled in another organization, with their name', async ({
  entra,
  people: { ada, dora, strange },
}) => {
  await db().membership.create({
    data: {
      personId: dora.personId,
      organizationId: strange.organizationId,
      role: 'developer',
      createdAt: now(),
    },
  })
  const path = `/Users/${dora.personId}`
  const renamed = await entra.ask(
    'PATCH',
    path,
    patchOf({ op: 'replace', value: { active: false, displayName: 'Somebody else' } }),
  )
  expect(renamed.body).toMatchObject({ active: false, displayName: 'Dora' })
  expect(await isEnabled(dora.personId, ada)).toBe(false)
  expect(await isEnabled(dora.personId, strange)).toBe(true)
  expect((await entra.ask('DELETE', path)).status).toBe(204)
  expect(await isEnabled(dora.personId, strange)).toBe(true)
})

test('a token sees its organization alone', async ({
  entra,
  directoryOf,
  people: { ada, strange },
}) => {
  const elsewhere = await directoryOf(strange)
  const { id } = (await entra.ask('POST', '/Users', ENTRA_USER)).body
  for (const [method, body] of [
    ['GET', undefined],
    ['DELETE', undefined],
    ['PUT', ENTRA_USER],
    ['PATCH', patchOf({ op: 'replace', value: { active: false } })],
  ] as const) {
    expect((await elsewhere.ask(method, `/Users/${id}`, body)).status, method).toBe(404)
  }
  expect(await isEnabled(id, ada)).toBe(true)
  // The same email is somebody else there, until they accept it (decision 19).
  const other = await elsewhere.ask('POST', '/Users', ENTRA_USER)
  expect(other.status).toBe(201)
  expect(other.body.id).not.toBe(id)
  const { body } = await elsewhere.ask('GET', '/Users')
  expect(body.totalResults).toBe(2)
})

test('the last administrator stays, and what is wrong is answered as an error of SCIM', async ({
  entra,
  people: { ada },
}) => {
  const errors: [string, string, unknown, number, string | undefined][] = [
    [
      'PATCH',
      `/Users/${ada.personId}`,
      patchOf({ op: 'replace', value: { active: false } }),
      409,
      undefined,
    ],
    ['DELETE', `/Users/${ada.personId}`, undefined, 409, undefined],
    ['GET', '/Users?filter=userName%20sw%20%22a%22', undefined, 400, 'invalidFilter'],
    ['GET', '/Users?filter=title%20eq%20%22a%22', undefined, 400, 'invalidFilter'],
    ['GET', '/Users?filter=constructor%20eq%20%22a%22', undefined, 400, 'invalidFilter'],
    ['GET', '/Users?filter=userName%20eq%20%22%5Cu0000%22', undefined, 400, 'invalidFilter'],
    ['GET', '/Users/%00', undefined, 404, undefined],
    ['GET', '/Users/%E0%A4%A', undefined, 404, undefined],
    ['POST', '/Users', { userName: 'no-address' }, 400, 'invalidValue'],
    ['POST', '/Users', {}, 400, 'invalidValue'],
    ['POST', '/Users', [], 400, 'invalidValue'],
    ['PATCH', `/Users/${ada.personId}`, {}, 400, 'invalidValue'],
    ['PATCH', `/Users/${ada.personId}`, patchOf({ op: 'move', path: 'a' }), 400, 'invalidSyntax'],
    ['PATCH', `/Users/${ada.personId}`, patchOf({ op: 'remove' }), 400, 'invalidSyntax'],
    [
      'PATCH',
      `/Users/${ada.personId}`,
      patchOf({ op: 'remove', path: 'userName' }),
      400,
      'invalidValue',
    ],
    [
      'PATCH',
      `/Users/${ada.personId}`,
      patchOf({ op: 'add', path: 'active', value: 'x' }),
      400,
      'invalidValue',
    ],
    ['GET', '/Users/psn_nobody', undefined, 404, undefined],
    ['GET', '/Groups', undefined, 404, undefined],
    ['GET', '/Me', undefined, 501, undefined],
    ['PUT', '/Users', {}, 405, undefined],
  ]
  for (const [method, path, body, status, scimType] of errors) {
    const answer = await entra.ask(method, path, body)
    expect(answer.body, `${method} ${path}`).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      detail: expect.any(String),
    })
    expect(answer.status).toBe(status)
    expect(answer.body.scimType).toBe(scimType)
  }
  expect(await isEnabled(ada.personId, ada)).toBe(true)
})

test('what there is of SCIM is told', async ({ entra }) => {
  const { body: config } = await entra.ask('GET', '/ServiceProviderConfig')
  const optional = ['bulk', 'sort', 'etag', 'changePassword'].map((one) => [
    one,
    { supported: false },
  ])
  expect(config).toMatchObject({ patch: { supported: true }, ...Object.fromEntries(optional) })
  expect((await entra.ask('GET', '/ResourceTypes')).body.Resources).toMatchObject([
    { id: 'User', endpoint: '/Users', schema: USER },
  ])
  expect((await entra.ask('GET', '/ResourceTypes/User')).body.id).toBe('User')
  expect((await entra.ask('GET', `/Schemas/${USER}`)).body.id).toBe(USER)
  expect((await entra.ask('GET', '/Schemas')).body).toMatchObject({ totalResults: 1 })
})

test('two tokens overlap, each can be revoked, and only administrators make them', async ({
  entra,
  people,
}) => {
  const { ada }: People = people
  const second = await makeScimToken(ada, { name: 'Entra, new' })
  await expectRefused(makeScimToken(ada, { name: 'A third' }), 'two_scim_tokens')
  for (const actor of [people.dora, people.sam]) {
    await expectRefused(makeScimToken(actor, { name: 'Mine' }), 'forbidden')
    await expectRefused(listScimTokens(actor), 'forbidden')
    await expectRefused(revokeScimToken(actor, second.id), 'forbidden')
  }
  await expectRefused(revokeScimToken(people.strange, second.id), 'not_found')
  const [first] = await listScimTokens(ada)
  expect(first?.lastUsedAt).toBeNull()
  expect((await entra.ask('GET', '/Users?count=0')).status).toBe(200)
  expect((await listScimTokens(ada))[0]?.lastUsedAt).not.toBeNull()
  await revokeScimToken(ada, first?.id ?? '')
  const refused = await entra.ask('GET', '/Users')
  expect(refused).toMatchObject({ status: 401, body: { status: '401' } })
  expect(refused.headers.get('www-authenticate')).toContain('Bearer')
  expect(JSON.stringify(await db().scimToken.findMany())).not.toContain(entra.token)
  const provenAt = now()
  moveClock(60 * MINUTE)
  await expectRefused(makeScimToken({ ...ada, provenAt }, { name: 'X' }), 'step_up_required')
})

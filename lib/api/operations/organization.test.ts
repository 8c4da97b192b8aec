import { anApp, expect, refusalOf, test } from '@/lib/apps/testing/fixtures'
import { now } from '@/lib/clock'
import { aGrant } from '@/lib/grants/testing/a-grant'
import { perform } from '../testing/perform'

const INVOICES = {
  name: 'Invoices',
  identifier: 'https://invoices.fjord.example',
  scopes: [{ name: 'invoices:read', description: 'See your invoices.' }],
}

test('an API is registered, changed in what is sent, and deleted', async ({ people: { ada } }) => {
  const api = await perform(ada, 'registerApi', { body: INVOICES })
  const params = { api_id: api.id }
  expect(api).toMatchObject({ ...INVOICES, token_format: 'opaque', owner: null, used_by: [] })
  await perform(ada, 'changeApi', { params, body: { token_ttl_seconds: 600 } })
  const changed = await perform(ada, 'changeApi', { params, body: { owner_email: ada.email } })
  expect(changed).toMatchObject({ ...INVOICES, token_ttl_seconds: 600, owner: { name: 'Ada' } })
  const { owner } = await perform(ada, 'changeApi', { params, body: { owner_email: null } })
  expect(owner).toBeNull()
  expect((await perform(ada, 'listApis')).items).toMatchObject([{ id: api.id }])
  expect(await perform(ada, 'deleteApi', { params })).toBeNull()
  expect((await perform(ada, 'listApis')).total).toBe(0)
})

test('a field of an API that is wrong is named as the API names it', async ({
  people: { ada },
}) => {
  const { fields } = (await refusalOf(
    perform(ada, 'registerApi', { body: { ...INVOICES, owner_email: 'nobody@fjord.example' } }),
  )) as { fields: object }
  expect(fields).toEqual({ ownerEmail: 'Nobody in your organization has this email.' })
})

test('permissions of an app wait, are granted, and are withdrawn with a word', async ({
  people: { ada, dora },
}) => {
  const api = await perform(ada, 'registerApi', { body: INVOICES })
  const app = await anApp(dora, { scopes: ['invoices:read'] })
  const waiting = async (of: string) =>
    (await perform(ada, 'listAppsOfApi', { params: { api_id: api.id }, query: { of } })).items
  expect(await waiting('waiting')).toMatchObject([{ client_id: app.id, owner_name: 'Dora' }])
  const params = { api_id: api.id, client_id: app.id }
  const permissions = [{ kind: 'for_itself', scope: 'invoices:read' }]
  const decide = (body: object) =>
    perform(ada, 'decidePermissions', { params, body: { permissions, ...body } })
  await decide({ verdict: 'grant' })
  expect(await waiting('waiting')).toEqual([])
  expect((await refusalOf(decide({ verdict: 'withdraw' })))?.fields).toHaveProperty('word')
  await decide({ verdict: 'withdraw', word: 'No longer needed.' })
  const ofApp = { params: { client_id: app.id } }
  expect((await perform(dora, 'listPermissionsOfApp', ofApp)).items).toMatchObject([
    { kind: 'for_itself', status: 'refused', word: 'No longer needed.', api: { id: api.id } },
    { kind: 'for_people' },
  ])
})

test('what waits for approval is listed and decided', async ({ people: { ada, dora } }) => {
  await perform(ada, 'changePolicies', { body: { approve_new_apps: true } })
  const app = await anApp(dora)
  const { items } = await perform(ada, 'listApprovals')
  expect(items).toMatchObject([
    { kind: 'new_app', client_id: app.id, sentence: 'Dora asks for the new app Ticket desk.' },
  ])
  const [waiting] = items
  const revision = waiting?.revision
  const params = { approval_id: String(waiting?.id) }
  const decide = (body: object) => perform(ada, 'decideApproval', { params, body })
  expect((await refusalOf(decide({ verdict: 'approve' })))?.fields).toHaveProperty('revision')
  const other = decide({ verdict: 'approve', revision: 'another' })
  expect((await refusalOf(other))?.code).toBe('app_changed_meanwhile')
  await decide({ verdict: 'approve', revision })
  const shown = await perform(dora, 'readApp', { params: { client_id: app.id } })
  expect(shown).toMatchObject({ status: 'active', suspended_for: null })
})

test('an app is let check the tokens of an API, and no longer', async ({ people: { ada } }) => {
  const api = await perform(ada, 'registerApi', { body: INVOICES })
  const app = await anApp(ada)
  const params = { api_id: api.id, client_id: app.id }
  await perform(ada, 'letCheck', { params })
  const { items } = await perform(ada, 'listCheckers', { params: { api_id: api.id } })
  expect(items).toMatchObject([{ client_id: app.id, created_by_name: 'Ada' }])
  await perform(ada, 'stopChecking', { params })
  expect((await perform(ada, 'listCheckers', { params: { api_id: api.id } })).total).toBe(0)
})

test('a person is added by a one-time link, given a role, disabled and enabled', async ({
  people: { ada },
}) => {
  const body = { name: 'Eva', email: 'eva@fjord.example', role: 'developer' }
  const { person_id, link } = await perform(ada, 'addPerson', { body })
  expect(link).toMatch(/\/welcome#[0-9A-Za-z]{43}$/)
  const params = { person_id: String(person_id) }
  await perform(ada, 'changeRole', { params, body: { role: 'support' } })
  await perform(ada, 'changeEmail', { params, body: { email: 'Eva.New@fjord.example' } })
  await perform(ada, 'setEmailVerified', { params, body: { email_verified: true } })
  const eva = {
    id: person_id,
    email: 'eva.new@fjord.example',
    email_verified: true,
    status: 'invited',
  }
  expect(await perform(ada, 'readPerson', { params })).toMatchObject(eva)
  expect((await perform(ada, 'invitePersonAgain', { params })).link).not.toBe(link)
  await perform(ada, 'disablePerson', { params })
  const found = await perform(ada, 'listPeople', { query: { search: 'EVA', fields: 'status' } })
  expect(found.items).toEqual([{ status: 'disabled' }])
  await perform(ada, 'enablePerson', { params })
  await perform(ada, 'resetSecondFactor', { params })
  await perform(ada, 'endSessions', { params })
  expect(await perform(ada, 'listSessions', { params })).toEqual({ items: [], total: 0 })
})

test('people are read page by page, and nobody but an administrator reads them', async ({
  people: { ada, dora, sam, strange },
}) => {
  const page = (of: string) => perform(ada, 'listPeople', { query: { size: '3', page: of } })
  const [first, second, third] = [await page('1'), await page('2'), await page('3')]
  expect([first.items.length, second.items.length, third.items.length]).toEqual([3, 1, 0])
  expect([first.next, second.next, third.next]).toEqual([
    expect.stringContaining('/api/v1/people?page=2&size=3'),
    null,
    null,
  ])
  for (const who of [dora, sam]) {
    expect((await refusalOf(perform(who, 'listPeople')))?.code).toBe('not_found')
  }
  const params = { person_id: dora.personId }
  for (const who of [dora, sam, strange]) {
    expect((await refusalOf(perform(who, 'readPerson', { params })))?.code).toBe('not_found')
  }
})

test('somebody lists and takes back what they have allowed an app, and nobody else does', async ({
  people: { dora, dan },
}) => {
  const id = await aGrant(dan, (await anApp(dora)).id, { lastUsedAt: now() })
  const ofDan = await perform(dan, 'listGrants', { query: { search: 'ticket' } })
  expect(ofDan.items).toMatchObject([{ id, app: { name: 'Ticket desk', status: 'active' } }])
  expect((await perform(dora, 'listGrants')).total).toBe(0)
  const params = { grant_id: id }
  expect((await refusalOf(perform(dora, 'revokeGrant', { params })))?.code).toBe('not_found')
  await perform(dan, 'revokeGrant', { params })
  expect((await perform(dan, 'listGrants')).total).toBe(0)
})

test('policies are changed in what is sent, and tell who did it', async ({ people: { ada } }) => {
  const body = { step_up_minutes: 5, allowed_grant_types: ['refresh_token'] }
  const changed = await perform(ada, 'changePolicies', { body })
  expect(changed).toMatchObject({ settings: { ...body, third_party_access: true } })
  expect(Object.keys(changed.changes as object).toSorted()).toEqual(Object.keys(body).toSorted())
  const wrong = perform(ada, 'changePolicies', { body: { step_up_minutes: 0 } })
  expect((await refusalOf(wrong))?.fields).toHaveProperty('step_up_minutes')
  expect(await perform(ada, 'readPolicies')).toEqual(changed)
})

test('a token for registrations shows its value once', async ({ people: { ada } }) => {
  const body = { name: 'CI', days: 7 }
  const { id, value } = await perform(ada, 'makeInitialAccessToken', { body })
  const list = await perform(ada, 'listInitialAccessTokens')
  expect(value).toMatch(/^kt_iat_/)
  expect(JSON.stringify(list)).not.toContain(value)
  expect(list.items).toMatchObject([{ id, name: 'CI' }])
  const params = { token_id: id }
  await perform(ada, 'revokeInitialAccessToken', { params })
  expect((await perform(ada, 'listInitialAccessTokens')).total).toBe(0)
})

test('the audit log is searched by its filters, page by page, and a wrong one is refused', async ({
  people: { ada, dora },
}) => {
  await perform(ada, 'registerApi', { body: INVOICES })
  await anApp(ada)
  await anApp(dora)
  const query = { event: 'app.registered', size: '1' }
  const first = await perform(ada, 'searchAuditEvents', { query })
  expect(first.items).toMatchObject([{ event: 'app.registered', actor_name: 'Dora' }])
  const before = new URL(String(first.next)).searchParams.get('before') ?? ''
  const second = await perform(ada, 'searchAuditEvents', { query: { ...query, before } })
  expect(second).toMatchObject({ items: [{ actor_name: 'Ada' }], next: null })
  const params = { event_id: first.items[0]?.id ?? '' }
  expect(await perform(dora, 'readAuditEvent', { params })).toEqual(first.items[0])
  for (const wrong of [{ event: 'app.eaten' }, { from: 'yesterday' }, { target: 'x' }]) {
    const { fields } = (await refusalOf(perform(ada, 'searchAuditEvents', { query: wrong }))) ?? {}
    expect(Object.keys(fields ?? {})).toEqual(Object.keys(wrong))
  }
  const refused = await refusalOf(perform(dora, 'searchAuditEvents'))
  expect(refused?.code).toBe('not_found')
})

test('the usage of an app is read by whoever sees the app', async ({ people: { dora, dan } }) => {
  const params = { client_id: (await anApp(dora)).id }
  const usage = await perform(dora, 'readUsage', { params, query: { range: '7d' } })
  expect(usage).toMatchObject({ range: '7d', step: 'hour', series: [] })
  expect(usage.starts).toHaveLength(7 * 24)
  const since = '2026-11-01T00:00:00Z'
  for (const id of ['listCallers', 'listRefused']) {
    const answer = await perform(dora, id, { params, query: { since } })
    expect(answer).toEqual({ items: [], total: 0 })
  }
  const radius = { callers: [], more: 0, tokens: 0, people: 0 }
  expect(await perform(dora, 'readBlastRadius', { params })).toEqual(radius)
  for (const id of ['readUsage', 'listCallers', 'listRefused', 'readBlastRadius']) {
    expect((await refusalOf(perform(dan, id, { params })))?.code).toBe('not_found')
  }
})

import { anApp, expect, refusalOf, test } from '@/lib/apps/testing/fixtures'
import { now } from '@/lib/clock'
import { aGrant } from '@/lib/grants/testing/a-grant'
import { writeKeys } from '@/lib/place'
import { enrollForRecertification } from '@/lib/recertification/take-steps'
import { perform } from '../testing/perform'

const codeOf = async (work: Promise<unknown>) => (await refusalOf(work))?.code

test('an offer of an app is listed, waits, and is accepted or declined', async ({
  people: { dora, dan },
}) => {
  const { id } = await anApp(dora)
  const params = { client_id: id }
  const offer = () => perform(dora, 'changeAppOwner', { params, body: { email: dan.email } })
  expect(await offer()).toMatchObject({ pending: ['owner_offer'], owner: { name: 'Dora' } })
  const { items } = await perform(dan, 'listOwnerOffers')
  expect(items).toMatchObject([{ client_id: id, from: { name: 'Dora' }, to: { name: 'Dan' } }])
  expect((await perform(dora, 'listOwnerOffers')).total).toBe(0)
  expect(await codeOf(perform(dora, 'acceptOwnerOffer', { params }))).toBe('not_found')
  await perform(dan, 'declineOwnerOffer', { params })
  await offer()
  expect(await perform(dora, 'withdrawOwnerOffer', { params })).toMatchObject({ pending: [] })
  await offer()
  const taken = await perform(dan, 'acceptOwnerOffer', { params })
  expect(taken).toMatchObject({ pending: [], owner: { name: 'Dan' } })
  expect(await codeOf(perform(dora, 'readApp', { params }))).toBe('not_found')
})

test('several apps are given away at once, and each says what came of it', async ({
  people: { ada, dora, dan },
}) => {
  const { id } = await anApp(dora)
  const body = { client_ids: [id, 'app_missing'], email: dan.email }
  const { items } = await perform(ada, 'changeOwners', { body })
  expect(items).toEqual([
    { client_id: id, refused: null },
    { client_id: 'app_missing', refused: expect.any(String) },
  ])
})

test('a member who leaves an app is answered, though they no longer see it', async ({
  people: { dora, dan },
}) => {
  const { id } = await anApp(dora)
  await perform(dora, 'addAppMember', { params: { client_id: id }, body: { email: dan.email } })
  const params = { client_id: id, person_id: dan.personId }
  expect(await perform(dan, 'removeAppMember', { params })).toMatchObject({ members: [] })
})

test('what somebody who left has seen is worked off, without a value in it', async ({
  people: { ada, dora, dan, strange },
}) => {
  const { id } = await anApp(dora)
  const { value, ...made } = await perform(dora, 'issueSecret', {
    params: { client_id: id },
    body: { name: 'First', expires_in_days: null },
  })
  const secretId = made.id
  expect((await perform(ada, 'listLeavers')).items).toEqual([])
  const params = { person_id: dora.personId }
  await perform(ada, 'disablePerson', { params })
  expect((await perform(ada, 'listLeavers')).items).toEqual([
    { person_id: dora.personId, name: 'Dora', open_secrets: 1, owned_apps: 1 },
  ])
  for (const other of [dan, strange]) {
    expect((await perform(other, 'listLeavers')).items).toEqual([])
    expect(await codeOf(perform(other, 'listShownSecrets', { params }))).toBe('not_found')
  }
  const keep = { params: { secret_id: secretId }, body: { reason: 'Moves to keys' } }
  await perform(ada, 'keepSecret', keep)
  const seen = await perform(ada, 'listShownSecrets', { params })
  expect(seen).toMatchObject({
    open: 0,
    items: [{ id: secretId, state: 'kept', kept: { by_name: 'Ada', reason: 'Moves to keys' } }],
  })
  expect(JSON.stringify(seen)).not.toContain(value)
  const handed = await perform(ada, 'handOverApps', { params, body: { email: dan.email } })
  expect(handed.items).toEqual([{ client_id: id, refused: null }])
  expect((await perform(ada, 'listLeavers')).items).toEqual([])
})

test('an owner confirms an app as they saw it, and administrators read who confirmed what', async ({
  people: { ada, dora, dan },
}) => {
  await perform(ada, 'changePolicies', { body: { recertify_days: 365 } })
  const { id } = await anApp(dora)
  await enrollForRecertification()
  const due = await perform(ada, 'listDueApps')
  expect(due).toMatchObject({
    items: [{ client_id: id, owner_name: 'Dora', state: 'waiting' }],
    progress: { not_due: 1, confirmed: 0 },
  })
  expect(await codeOf(perform(dora, 'listDueApps'))).toBe('forbidden')
  expect((await perform(dora, 'listMyDueApps')).items).toEqual([])
  const params = { client_id: id }
  const { seen, shown } = await perform(dora, 'readEvidence', { params })
  expect(shown).toMatchObject({ secrets: [], callers: [], people: 0 })
  expect(await codeOf(perform(dan, 'readEvidence', { params }))).toBe('not_found')
  const confirm = (body: object) => perform(dora, 'confirmApp', { params, body })
  expect(await codeOf(confirm({ seen: 'another' }))).toBe('app_changed_meanwhile')
  expect(await confirm({ seen })).toMatchObject({ client_id: id, status: 'active' })
  const { items, next } = await perform(ada, 'listConfirmations')
  expect(items).toMatchObject([{ client_id: id, confirmed_by_name: 'Dora', shown }])
  expect(next).toBeNull()
  const query = { after: writeKeys([String(items[0]?.confirmed_at), items[0]?.id ?? '']) }
  expect((await perform(ada, 'listConfirmations', { query })).items).toEqual([])
  expect(await codeOf(perform(dora, 'listConfirmations'))).toBe('forbidden')
})

test('administrators see who let which app in, and take it back', async ({
  people: { ada, dora, dan },
}) => {
  const app = await anApp(dora)
  const id = await aGrant(dan, app.id, { lastUsedAt: now() })
  const query = { client_id: app.id, group: 'registered', size: '1' }
  const { items, total } = await perform(ada, 'listGivenGrants', { query })
  expect([total, items]).toMatchObject([1, [{ id, person: { name: 'Dan' }, app: { id: app.id } }]])
  const agents = { client_id: app.id, group: 'agents' }
  expect((await perform(ada, 'listGivenGrants', { query: agents })).total).toBe(0)
  const body = { grant_ids: [id] }
  for (const other of [dora, dan]) {
    expect(await codeOf(perform(other, 'listGivenGrants'))).toBe('not_found')
    expect(await codeOf(perform(other, 'revokeGivenGrants', { body }))).toBe('forbidden')
  }
  expect(await perform(ada, 'revokeGivenGrants', { body })).toEqual({ revoked: 1 })
  expect(await codeOf(perform(ada, 'revokeGivenGrants', { body }))).toBe('not_found')
})

test('administrators of the first organization create others', async ({
  people: { ada, dora, strange },
}) => {
  const body = {
    organization_name: 'Aurora Ferries',
    administrator: { name: 'Eli', email: 'eli@aurora.example' },
  }
  for (const other of [dora, strange]) {
    expect(await codeOf(perform(other, 'listOrganizations'))).toBe('not_found')
    expect(await codeOf(perform(other, 'createOrganization', { body }))).toBe('forbidden')
  }
  const { organization_id, link } = await perform(ada, 'createOrganization', { body })
  expect(link).toMatch(/\/welcome#/)
  const params = { organization_id: String(organization_id) }
  await perform(ada, 'renameOrganization', { params, body: { organization_name: 'Aurora' } })
  const { items } = await perform(ada, 'listOrganizations')
  expect(items.at(-1)).toMatchObject({ id: organization_id, name: 'Aurora', people: 1, apps: 0 })
})

test('a SCIM token shows its value once, and ends', async ({ people: { ada, dora } }) => {
  const { id, value } = await perform(ada, 'makeScimToken', { body: { name: 'Directory' } })
  expect(value).toMatch(/^kt_scim_/)
  const list = await perform(ada, 'listScimTokens')
  expect(list.items).toMatchObject([{ id, name: 'Directory', last_used_at: null }])
  expect(JSON.stringify(list)).not.toContain(value)
  const params = { token_id: id }
  for (const what of ['listScimTokens', 'revokeScimToken']) {
    expect(await codeOf(perform(dora, what, { params }))).toBe('forbidden')
  }
  await perform(ada, 'revokeScimToken', { params })
  expect((await perform(ada, 'listScimTokens')).total).toBe(0)
})

test('the Outbox is read without what its mails open', async ({ people: { ada, dora } }) => {
  const body = { name: 'Eva', email: 'eva@fjord.example', role: 'developer' }
  const { link } = await perform(ada, 'addPerson', { body })
  const { items } = await perform(ada, 'listMails', { query: { state: 'waiting' } })
  expect(items).toMatchObject([{ address: 'eva@fjord.example', kind: 'invitation' }])
  expect(Object.keys(items[0] ?? {})).not.toContain('text')
  expect(JSON.stringify(items)).not.toContain(String(link).split('#')[1])
  expect((await perform(ada, 'listMails', { query: { state: 'sent' } })).total).toBe(0)
  expect(await codeOf(perform(dora, 'listMails'))).toBe('forbidden')
  const params = { mail_id: items[0]?.id ?? '' }
  expect(await codeOf(perform(dora, 'resendMail', { params }))).toBe('forbidden')
  expect(await codeOf(perform(ada, 'resendMail', { params }))).toBe('mail_link_gone')
})

test('what a policy would break, breaks, and does not count for is read and written', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  const run = await perform(ada, 'dryRunPolicy', { body: { secrets_allowed: false } })
  expect(run).toMatchObject({ setting: 'secrets_allowed' })
  const query = { setting: 'secrets_allowed' }
  expect((await perform(ada, 'listPolicyViolations', { query })).items).toEqual([])
  const days = 86_400_000
  const body = {
    app_id: app.id,
    setting: 'secrets_allowed',
    reason: 'Moves on Monday',
    ends_on: new Date(now().getTime() + 10 * days).toISOString().slice(0, 10),
  }
  const { id } = await perform(ada, 'addPolicyException', { body })
  expect((await perform(ada, 'listPolicyExceptions')).items).toMatchObject([{ id }])
  await perform(ada, 'endPolicyException', { params: { exception_id: id } })
  expect((await perform(ada, 'listPolicyExceptions')).total).toBe(0)
  expect(await codeOf(perform(dora, 'listPolicyExceptions'))).toBe('not_found')
})

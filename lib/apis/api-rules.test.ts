import { editApi, registerApi } from '@/lib/apis/testing/parsed'
import { HOUR, MINUTE, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { expect, makePerson, outcomeOf, test } from '@/lib/people/testing/fixtures'
import { API_SCOPES_MAX } from './api'
import { deleteApi } from './delete-api'
import { findApi } from './find-api'
import { findLastEdit } from './find-last-edit'
import { revisionOf } from './revision'
import { anApi, anAppWith, apiOf, fieldsOf } from './testing/invoices'

const READ = { name: 'invoices:read', description: 'See your invoices.' }

test('an identifier is taken for the whole installation, and nobody is told by whom', async ({
  people,
}) => {
  await anApi(people.ada)
  const { identifier } = await fieldsOf(registerApi(people.strange, apiOf()))
  expect(identifier).toBe('This identifier is in use already. Choose another.')
})

test('an identifier in another spelling is the same identifier', async ({ people }) => {
  await anApi(people.ada, { identifier: 'https://mcp.fjord.example' })
  const again = registerApi(people.strange, apiOf({ identifier: 'https://mcp.fjord.example/' }))
  expect((await fieldsOf(again)).identifier).toContain('in use already')
})

test('on the loopback interface, too, one identifier has one API', async ({ people }) => {
  await anApi(people.ada, { identifier: 'http://localhost:8080' })
  const again = registerApi(people.strange, apiOf({ identifier: 'http://localhost:8080/' }))
  expect((await fieldsOf(again)).identifier).toContain('in use already')
})

test('two organizations may call a scope alike', async ({ people }) => {
  await anApi(people.ada)
  const other = await anApi(people.strange, { identifier: 'urn:ferry:invoices' })
  expect(other.scopes.map(({ name }) => name)).toContain('invoices:read')
})

test('a scope belongs to one API of its organization', async ({ people }) => {
  await anApi(people.ada)
  const again = apiOf({ identifier: 'urn:fjord:more', scopes: [{ ...READ, name: 'x' }, READ] })
  expect(await fieldsOf(registerApi(people.ada, again))).toEqual({
    scopes: 'Line 2 is a scope of “Invoices” already.',
  })
})

test('what is wrong with the scopes is said by line, blank lines counted', async ({ people }) => {
  const blank = { name: '', description: ' ' }
  const scopes = [READ, blank, { name: 'a b', description: 'B.' }, READ]
  const { scopes: message } = await fieldsOf(registerApi(people.ada, apiOf({ scopes })))
  expect(message).toContain('Line 3 is not a scope')
  expect(message).toContain('Line 4 is the same as line 1.')
})

for (const [why, scope, message] of [
  ['a built-in one', { name: 'openid', description: 'Know you.' }, 'Line 1 is built in: openid.'],
  ['one without a sentence', { name: 'read', description: '' }, 'Line 1 needs a sentence'],
  ['a sentence without one', { name: '', description: 'See it.' }, 'Line 1 has a sentence but no'],
  ['a quote', { name: 'a"b', description: 'See it.' }, 'Line 1 is not a scope'],
  ['one too long', { name: 'a'.repeat(101), description: 'See it.' }, 'Line 1 is longer than 100'],
] as const) {
  test(`as a scope is refused: ${why}`, async ({ people }) => {
    const { scopes } = await fieldsOf(registerApi(people.ada, apiOf({ scopes: [scope] })))
    expect(scopes).toContain(message)
  })
}

test('a hundred scopes fit, one more does not', async ({ people }) => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ name: `s${i}`, description: 'Do it.' }))
  const { scopes } = await fieldsOf(
    registerApi(people.ada, apiOf({ scopes: many(API_SCOPES_MAX + 1) })),
  )
  expect(scopes).toBe('At most 100 scopes fit one API.')
  const api = await registerApi(people.ada, apiOf({ scopes: many(API_SCOPES_MAX) }))
  expect(api.scopes).toHaveLength(API_SCOPES_MAX)
})

test('a token lives from five minutes to 48 hours', async ({ people }) => {
  for (const tokenTtlSeconds of [5 * MINUTE - 1, 48 * HOUR + 1, Number.NaN, 300.5]) {
    const fields = await fieldsOf(registerApi(people.ada, apiOf({ tokenTtlSeconds })))
    expect(fields).toEqual({ tokenTtlSeconds: 'Choose a lifetime from 5 minutes to 48 hours.' })
  }
  const { id } = await anApi(people.ada, { tokenTtlSeconds: 5 * MINUTE })
  const edited = await editApi(people.ada, id, apiOf({ tokenTtlSeconds: 48 * HOUR }))
  expect(edited.tokenTtlSeconds).toBe(48 * HOUR)
})

test('a scope that apps use stays until they let go of it', async ({ people }) => {
  const { id } = await anApi(people.ada)
  await anAppWith(people.dora, 'Ticket desk', ['invoices:write'])
  const { scopes } = await fieldsOf(editApi(people.ada, id, apiOf({ scopes: [READ] })))
  expect(scopes).toContain('invoices:write is used by “Ticket desk”.')
  expect((await findApi(people.ada, id)).scopes).toHaveLength(2)
})

test('an API whose scopes apps use is deleted only by somebody who knows', async ({ people }) => {
  const { id } = await anApi(people.ada)
  await anAppWith(people.dora, 'Ticket desk', ['invoices:write'])
  expect(await outcomeOf(deleteApi(people.ada, id, { evenThoughUsed: false }))).toBe('api_in_use')
  expect(await outcomeOf(deleteApi(people.ada, id, { evenThoughUsed: true }))).toBe('done')
  expect(await outcomeOf(findApi(people.ada, id))).toBe('not_found')
})

test('developers are told of their own apps only', async ({ people }) => {
  const { id } = await anApi(people.ada)
  await anAppWith(people.dora, 'Ticket desk', ['invoices:write'])
  await anAppWith(people.ada, 'Ledger', ['invoices:read', 'openid'])
  await anAppWith(people.strange, 'Ferry', ['invoices:read'])
  const seenBy = async (who: 'ada' | 'dora' | 'sam') =>
    (await findApi(people[who], id)).usedBy.map(({ name, scopes }) => `${name}: ${scopes}`)
  expect(await seenBy('ada')).toEqual(['Ledger: invoices:read', 'Ticket desk: invoices:write'])
  expect(await seenBy('sam')).toHaveLength(2)
  expect(await seenBy('dora')).toEqual(['Ticket desk: invoices:write'])
})

test('an API is edited by somebody who has proven who they are', async ({ people: { ada } }) => {
  const api = await anApi(ada)
  const unproven = { ...ada, provenAt: secondsAfter(now(), -15 * MINUTE) }
  const edit = apiOf({ name: 'Bills' })
  expect(await outcomeOf(editApi(unproven, api.id, edit))).toBe('step_up_required')
  expect(await outcomeOf(editApi(unproven, api.id, apiOf()))).toBe('done')
  expect(await outcomeOf(editApi(ada, api.id, edit))).toBe('done')
})

test('who edits an API that somebody else has changed meanwhile is told, and nothing is lost', async ({
  people,
}) => {
  const api = await anApi(people.ada)
  const revision = revisionOf(api)
  const more = { name: 'invoices:void', description: 'Void invoices.' }
  const scopes = [...api.scopes, more]
  await editApi(people.ada, api.id, { ...apiOf({ scopes }), revision })
  const late = editApi(people.ada, api.id, { ...apiOf({ name: 'Bills' }), revision })
  expect(await outcomeOf(late)).toBe('api_changed_meanwhile')
  const saved = await findApi(people.ada, api.id)
  expect(saved).toMatchObject({ name: 'Invoices', scopes: expect.arrayContaining([more]) })
  expect(await findLastEdit(people.ada, api.id)).toMatchObject({ byName: 'Ada' })
  const seen = { ...apiOf({ name: 'Bills' }), revision: revisionOf(saved) }
  expect(await outcomeOf(editApi(people.ada, api.id, seen))).toBe('done')
})

test('the email of an owner is read as at sign-in: composed, and no longer than any', async ({
  people: { ada },
}) => {
  const zoe = await makePerson('Zoë', { ...ada, role: 'developer' })
  const ownerEmail = 'ZOE\u0308@fjord.example'
  const { id } = await anApi(ada, { ownerEmail })
  await db().person.update({ where: { id: zoe.personId }, data: { disabledAt: now() } })
  const edited = await editApi(ada, id, apiOf({ ownerEmail, name: 'Bills' }))
  expect(edited.owner?.id).toBe(zoe.personId)
  const long = apiOf({ ownerEmail: `a${'e\u0301'.repeat(120_000)}` })
  expect(await fieldsOf(editApi(ada, id, long))).toEqual({
    ownerEmail: 'This is too long for an email address.',
  })
})

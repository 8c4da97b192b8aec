import { db } from '@/lib/db/client'
import { actionsOf, expect, outcomeOf, test } from '@/lib/people/testing/fixtures'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { findPolicy } from '../find-policy'
import { isRegistrationOpen } from '../is-registration-open'
import { DEFAULT_POLICY, NUMBER_LIMITS } from '../policy'
import { viewPolicy } from '../view-policy'
import { numberForm } from './policy-input'

test('an organization that has said nothing has the defaults', async ({ people }) => {
  expect(await findPolicy(db(), people.ada.organizationId)).toEqual(DEFAULT_POLICY)
  expect(await isRegistrationOpen(db(), people.ada.organizationId)).toBe(true)
})

test('a change changes what it names, in its own organization only', async ({ people }) => {
  const { organizationId } = people.ada
  await setPolicy(people.ada, { newAppRegistration: false })
  const policy = await setPolicy(people.ada, { allowedGrantTypes: ['refresh_token'] })
  expect(policy).toEqual({
    ...DEFAULT_POLICY,
    newAppRegistration: false,
    allowedGrantTypes: ['refresh_token'],
  })
  expect(await findPolicy(db(), organizationId)).toEqual(policy)
  expect(await isRegistrationOpen(db(), organizationId)).toBe(false)
  expect(await findPolicy(db(), people.strange.organizationId)).toEqual(DEFAULT_POLICY)
})

test('each setting tells who changed it last', async ({ people }) => {
  await setPolicy(people.ada, { pkce: 'public_apps', dynamicRegistration: true })
  await setPolicy({ ...people.ada, personName: 'Ada II' }, { pkce: 'always' })
  await setPolicy(people.strange, { thirdPartyAccess: false })
  const { changes } = await viewPolicy(people.sam)
  expect(Object.keys(changes).toSorted()).toEqual(['dynamicRegistration', 'pkce'])
  expect(changes.pkce?.byName).toBe('Ada II')
  expect(changes.dynamicRegistration?.byName).toBe('Ada')
})

test('every changed setting stands in the audit log, and the same again does not', async ({
  people,
}) => {
  const { organizationId } = people.ada
  await setPolicy(people.ada, { thirdPartyAccess: false, pkce: 'where_it_protects' })
  await setPolicy(people.ada, { thirdPartyAccess: false })
  await setPolicy(people.ada, { allowedGrantTypes: [...DEFAULT_POLICY.allowedGrantTypes] })
  expect(await actionsOf(organizationId)).toEqual(['policy.changed'])
  const { detail } = await db().auditEvent.findFirstOrThrow({ where: { organizationId } })
  expect(detail).toEqual({ thirdPartyAccess: false, before: { thirdPartyAccess: true } })
})

test('two changes at once both count', async ({ people }) => {
  await Promise.all([
    setPolicy(people.ada, { pkce: 'always' }),
    setPolicy(people.ada, { dynamicRegistration: true }),
  ])
  const policy = await findPolicy(db(), people.ada.organizationId)
  expect([policy.pkce, policy.dynamicRegistration]).toEqual(['always', true])
})

test('a number outside of its limits is refused, and the table keeps it out too', async ({
  people,
}) => {
  const { organizationId } = people.ada
  await setPolicy(people.ada, { refreshReuseSeconds: 0, refreshMaxDays: 90 })
  const kept = await findPolicy(db(), organizationId)
  expect(kept).toMatchObject({ refreshReuseSeconds: 0, refreshMaxDays: 90 })
  for (const [setting, { min, max }] of Object.entries(NUMBER_LIMITS)) {
    for (const wrong of [min - 1, max + 1, 1.5, Number.NaN]) {
      expect(await outcomeOf(setPolicy(people.ada, { [setting]: wrong }))).toBe('invalid_input')
    }
    for (const wrong of [min - 1, max + 1]) {
      const data = { [setting]: wrong }
      await expect(db().policy.update({ where: { organizationId }, data })).rejects.toThrow()
    }
  }
  expect(await findPolicy(db(), organizationId)).toEqual(kept)
})

test('a number is typed: text that is none is refused with its limits', () => {
  const read = (refreshMaxDays: string) => numberForm.safeParse({ refreshMaxDays })
  expect(read(' 90 ').data).toEqual({ refreshMaxDays: 90 })
  for (const wrong of ['', ' ', 'ninety', '0', '731', '1.5', '0x1g', '9'.repeat(30)]) {
    const [issue] = read(wrong).error?.issues ?? []
    expect(issue?.message, wrong).toMatch(/from 1 to 730|characters/)
  }
})

test('at least one grant type is left, and none is made up', async ({ people }) => {
  expect(await outcomeOf(setPolicy(people.ada, { allowedGrantTypes: [] }))).toBe('invalid_input')
  const invented = JSON.parse('{"allowedGrantTypes":["password"]}')
  expect(await outcomeOf(setPolicy(people.ada, invented))).toBe('invalid_input')
})

import { db } from '@/lib/db/client'
import { expect, test } from '@/lib/people/testing/fixtures'
import { describeScopes } from './describe-scopes'
import { findResource } from './find-resource'
import { anApi } from './testing/invoices'

test('scopes are described in the order they were asked for; a foreign one is nobody’s', async ({
  people,
}) => {
  await anApi(people.ada)
  await anApi(people.strange, {
    identifier: 'urn:ferry:berths',
    scopes: [{ name: 'berths:read', description: 'See berths.' }],
  })
  const requested = ['invoices:read', 'openid', 'berths:read']
  const described = await describeScopes(db(), people.ada.organizationId, requested)
  expect(described.map(({ name, sentence }) => [name, sentence])).toEqual([
    ['invoices:read', 'See your invoices.'],
    ['openid', 'Know who you are, by a number that says nothing else about you.'],
    ['berths:read', null],
  ])
  expect(described.map(({ api }) => api?.name ?? null)).toEqual(['Invoices', null, null])
})

test('a resource is found by its identifier, within its organization only', async ({ people }) => {
  const { id, identifier } = await anApi(people.ada)
  const own = await findResource(db(), people.ada.organizationId, identifier)
  expect(own).toMatchObject({ id, tokenFormat: 'jwt', tokenTtlSeconds: 3600 })
  expect(await findResource(db(), people.strange.organizationId, identifier)).toBeNull()
})

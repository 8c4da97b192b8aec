import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { expect, outcomeOf } from '@/lib/people/testing/fixtures'
import { findProviderOfAddress } from '../find-provider-of-address'
import { addProvider, editProvider, formOf } from '../testing/parsed'
import { GOOGLE, KEYCLOAK } from '../testing/products'
import { test } from '../testing/products-test'
import { actorAt, signInAt } from '../testing/sign-in-at'
import { removeProvider } from './remove-provider'

test('a domain belongs to one provider, and nobody hears whose', async ({
  people: { ada, strange },
  start,
}) => {
  const server = await start(KEYCLOAK)
  const id = await addProvider(ada, formOf(server))
  const taken = { fields: { domains: 'Another provider speaks for fjord.example already.' } }
  await expect(addProvider(strange, formOf(server))).rejects.toMatchObject(taken)
  expect(await db().identityProvider.count()).toBe(1)
  expect(await findProviderOfAddress('nobody.at.all@FJORD.example')).toBe(id)
  expect(await findProviderOfAddress('ada@sub.fjord.example')).toBeNull()
})

test('a provider signs in only people of its organization', async ({
  people: { strange, dora },
  start,
}) => {
  const server = await start(KEYCLOAK)
  const theirs = await addProvider(strange, formOf(server))
  expect(await outcomeOf(signInAt(theirs))).toBe('stranger')
  expect(await db().personIdentity.count()).toBe(0)
  const link = { issuer: server.issuer, subject: 'f3a1', createdAt: now() }
  await db().personIdentity.create({ data: { ...link, personId: dora.personId } })
  expect(await outcomeOf(signInAt(theirs))).toBe('stranger')
})

test('a provider is believed for its domains only', async ({ people: { ada }, start }) => {
  const id = await addProvider(ada, { ...formOf(await start(GOOGLE)), domains: 'night.example' })
  expect(await outcomeOf(signInAt(id))).toBe('domain_not_believed')
})

test('an address counts without a word on it where trusted, and never against a no', async ({
  people: { ada, dora },
  start,
}) => {
  const said = (verified: unknown) => {
    const claims = { sub: 'f3a1', email: dora.email, email_verified: verified }
    return { ...KEYCLOAK, idToken: claims, userinfo: claims }
  }
  const server = await start(said(undefined))
  const form = formOf(server)
  const id = await addProvider(ada, form)
  expect(await outcomeOf(signInAt(id))).toBe('email_not_verified')
  await editProvider(ada, id, { ...form, trustsAddresses: 'on' })
  for (const no of [false, 'false', 'maybe']) {
    server.product = said(no)
    expect(await outcomeOf(signInAt(id))).toBe('email_not_verified')
  }
  server.product = said(undefined)
  expect((await actorAt(id)).personId).toBe(dora.personId)
})

test('`email_verified` says nothing about another claim that is the address', async ({
  people: { ada },
  start,
}) => {
  const claims = { email: 'own@home.example', email_verified: true, upn: 'dora@fjord.example' }
  const server = await start({ ...KEYCLOAK, idToken: { sub: 'x', ...claims }, userinfo: 403 })
  const form = { ...formOf(server), addressClaim: 'upn' } as const
  expect(await outcomeOf(signInAt(await addProvider(ada, form)))).toBe('email_not_verified')
})

test('`email_verified` of the ID token says nothing about another address of userinfo', async ({
  people: { ada, dora },
  start,
}) => {
  const idToken = { sub: 'x', email: 'own@fjord.example', email_verified: true }
  const server = await start({ ...KEYCLOAK, idToken, userinfo: { sub: 'x', email: dora.email } })
  const id = await addProvider(ada, formOf(server))
  expect(await outcomeOf(signInAt(id))).toBe('email_not_verified')
})

test('whom one provider has linked, another does not take over', async ({
  people: { ada, dora },
  start,
}) => {
  const first = await addProvider(ada, formOf(await start(KEYCLOAK)))
  await actorAt(first)
  const form = formOf(await start(GOOGLE))
  await editProvider(ada, first, { ...formOf(await start(KEYCLOAK)), domains: 'old.example' })
  const second = await addProvider(ada, form)
  expect(await outcomeOf(signInAt(second))).toBe('linked_elsewhere')
  await removeProvider(ada, first)
  expect((await actorAt(second)).personId).toBe(dora.personId)
})

test('a later organization’s provider links nobody who belongs elsewhere, be it disabled there', async ({
  people: { ada, dora, strange },
  start,
}) => {
  const { personId } = dora
  const { organizationId } = strange
  await db().membership.create({
    data: { personId, organizationId, role: 'developer', createdAt: now() },
  })
  await db().membership.updateMany({
    where: { personId, organizationId: ada.organizationId },
    data: { disabledAt: now() },
  })
  const id = await addProvider(strange, formOf(await start(KEYCLOAK)))
  expect(await outcomeOf(signInAt(id))).toBe('stranger')
})

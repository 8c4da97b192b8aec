import type { Actor } from '@/lib/actor'
import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { HOUR, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { anException } from '@/lib/policies/testing/an-exception'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { useSecret } from '@/lib/secrets/testing/use-secret'
import { REFUSED_LISTED_MAX } from '@/lib/usage/usage'
import { findSupportAnswer } from './find-support-answer'
import { supportQuery } from './support-input'
import { wordsForOwner } from './words-for-owner'

const answerOf = (actor: Actor, appId: string, query: { at?: string; address?: string } = {}) =>
  findSupportAnswer(actor, appId, supportQuery.parse(query))

async function refuse(
  appId: string,
  one: { credentialId: string; cause: string; address: string; at: Date },
) {
  const { at, ...attempt } = one
  const hour = new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)
  const times = { attempts: 41, firstAt: at, lastAt: at }
  await db().refusedAttempt.create({ data: { appId, hour, proven: true, ...attempt, ...times } })
}

test('support is told of the owner, the secrets, what is refused and what was changed', async ({
  people: { dora, sam },
}) => {
  const app = await anApp(dora, { name: 'Billing' })
  const { secret } = await issueSecret(dora, app.id, { name: 'Live', expiresAt: null })
  await useSecret(secret.id, now())
  const attempt = { credentialId: secret.id, cause: 'secret_revoked', address: '203.0.113.17' }
  await refuse(app.id, { ...attempt, at: now() })
  const answer = await answerOf(sam, app.id)
  expect(answer.owner).toEqual({
    name: 'Dora',
    email: 'dora@fjord.example',
    role: 'developer',
    standing: 'here',
  })
  expect(answer.secrets).toMatchObject([
    { hint: secret.hint, use: { lastAddress: '198.51.100.9' } },
  ])
  expect(answer.standsInTheWay).toBeNull()
  expect(answer.refusals).toMatchObject([
    { what: 'The secret was revoked.', refused: { attempts: 41, address: '203.0.113.17' } },
  ])
  expect(answer.changes.map(({ action }) => action)).toEqual(['secret.issued', 'app.registered'])
  const { subject, body } = wordsForOwner({
    ...answer,
    refusal: answer.refusals[0],
    page: 'https://portal.example/apps/x/secrets',
  })
  expect(subject).toBe('Billing is refused')
  for (const part of ['Hello Dora', 'sent 41 times from 203.0.113.17', secret.hint, '/secrets']) {
    expect(body).toContain(part)
  }
})

test('a certificate, a federated credential and an exception from a policy stand in nobody’s way', async ({
  people: { ada, dora, sam },
}) => {
  const told = async (id: string) => (await answerOf(sam, id)).standsInTheWay?.what ?? null
  const [shows, trusted, bare] = [await anApp(dora), await anApp(dora), await anApp(dora)]
  await db().app.update({ where: { id: shows.id }, data: { mtlsSubject: 'CN=orders' } })
  const of = { issuer: 'https://ci.example', subject: 'main', claims: {}, reusable: true }
  const made = { id: `fed_${'a'.repeat(20)}`, name: 'CI', createdAt: now(), createdByName: 'Dora' }
  await db().federatedCredential.create({ data: { appId: trusted.id, ...of, ...made } })
  expect(await told(shows.id)).toBeNull()
  expect(await told(trusted.id)).toBeNull()
  expect(await told(bare.id)).toBe('The app has no secret that works, and no key.')
  await setPolicy(ada, { allowedGrantTypes: ['authorization_code'] })
  expect(await told(shows.id)).toBe('The app may not use this grant type.')
  const setting = 'allowedGrantTypes'
  await anException(ada.organizationId, { appId: shows.id, setting })
  expect(await told(shows.id)).toBeNull()
})

test('a time and an address narrow what is explained', async ({ people: { dora, sam } }) => {
  const app = await anApp(dora)
  const at = secondsAfter(now(), -5 * HOUR)
  await refuse(app.id, { credentialId: '', cause: 'no_secret', address: '203.0.113.1', at })
  await refuse(app.id, {
    credentialId: '',
    cause: 'app_suspended',
    address: '203.0.113.2',
    at: now(),
  })
  const told = async (query: { at?: string; address?: string }) =>
    (await answerOf(sam, app.id, query)).refusals.map(({ refused }) => refused.cause)
  expect(await told({})).toEqual(['app_suspended', 'no_secret'])
  expect(await told({ at: at.toISOString().slice(0, 16) })).toEqual(['no_secret'])
  expect(await told({ address: '203.0.113.2' })).toEqual(['app_suspended'])
  expect(await told({ at: at.toISOString().slice(0, 16), address: '203.0.113.2' })).toEqual([])
  for (const at of ['yesterday', '0000-01-01T00:00']) {
    expect(await told({ at, address: 'nowhere' })).toEqual(['app_suspended', 'no_secret'])
  }
})

test('what was refused at a time, or from an address, is found behind what came later', async ({
  people: { dora, sam },
}) => {
  const app = await anApp(dora)
  const at = new Date(Math.floor(now().getTime() / 3_600_000) * 3_600_000 - 5 * HOUR * 1000)
  const asked = '203.0.113.1'
  await refuse(app.id, { credentialId: '', cause: 'no_secret', address: asked, at })
  const later = secondsAfter(at, 59 * 60 + 30)
  for (let n = 0; n < REFUSED_LISTED_MAX; n += 1) {
    const address = `198.51.100.${n}`
    await refuse(app.id, { credentialId: '', cause: 'wrong_secret', address, at: later })
  }
  for (const query of [
    { address: asked },
    { address: asked, at: at.toISOString().slice(0, 16) },
    { at: secondsAfter(at, -60).toISOString().slice(0, 16) },
  ]) {
    const { refusals } = await answerOf(sam, app.id, query)
    expect(refusals.map(({ refused }) => refused.cause)).toContain('no_secret')
  }
})

test('an owner who left, and an app that was deleted, are told as such', async ({
  people: { dora, sam },
}) => {
  const app = await anApp(dora, { name: 'Billing' })
  await deleteApp(dora, app.id, { typedName: app.name })
  await db().person.update({ where: { id: dora.personId }, data: { disabledAt: now() } })
  const disabled = await answerOf(sam, app.id)
  expect([disabled.owner.standing, disabled.standsInTheWay?.what]).toEqual([
    'disabled',
    'The app was deleted.',
  ])
  await db().membership.deleteMany({ where: { personId: dora.personId } })
  expect((await answerOf(sam, app.id)).owner).toMatchObject({ standing: 'gone', role: null })
})

test('developers and strangers learn nothing, not that there is something', async ({
  people: { ada, dora, strange },
}) => {
  const app = await anApp(dora)
  await expectRefused(answerOf(dora, app.id), 'not_found')
  await expectRefused(answerOf(strange, app.id), 'not_found')
  expect((await answerOf(ada, app.id)).app.id).toBe(app.id)
})

import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { addPerson, choosePassword } from '@/lib/people/testing/parsed'
import { listMyOrganizations } from '../list-my-organizations'
import { actionsOf, expect, from, NEW_PASSWORD, outcomeOf, test } from '../testing/fixtures'
import { inviteAgain } from './invite-again'
import { joinOrganization } from './join-organization'
import { readWelcomeLink } from './read-welcome-link'

const tokenOf = (link: Plaintext) => new URL(link.reveal()).hash.slice(1)

test('whoever has an account joins a second organization with it, and keeps the first', async ({
  people: { dora, strange },
}) => {
  const form = { email: dora.email, name: 'D', role: 'support' as const }
  const { personId: invited, link } = await addPerson(strange, form)
  const token = tokenOf(link)
  const { organizationId } = strange
  await db().app.create({
    data: {
      id: newId('app'),
      organizationId,
      ownerId: invited,
      name: 'Given before',
      type: 'web',
      createdAt: now(),
      updatedAt: now(),
    },
  })
  expect((await readWelcomeLink(token, dora)).joins).toBe('Night Ferry')
  const choosing = choosePassword(token, { password: NEW_PASSWORD }, from('192.0.2.9'))
  expect(await outcomeOf(choosing)).toBe('email_taken')
  expect(await joinOrganization(dora, token)).toBe(organizationId)
  const mine = await listMyOrganizations(dora, [dora.organizationId, organizationId])
  expect(mine.map(({ role }) => role)).toEqual(['developer', 'support'])
  expect(await db().person.count({ where: { email: dora.email } })).toBe(1)
  expect(await db().app.count({ where: { ownerId: dora.personId } })).toBe(1)
  expect(await actionsOf(organizationId)).toEqual(['person.added', 'person.joined'])
  expect(await outcomeOf(joinOrganization(dora, token))).toBe('setup_link_dead')
})

test('a link is for the account of its email alone', async ({ people: { ada, dora, strange } }) => {
  const form = { email: dora.email, name: 'D', role: 'support' as const }
  const token = tokenOf((await addPerson(strange, form)).link)
  expect((await readWelcomeLink(token, ada)).joins).toBe(null)
  expect((await readWelcomeLink(token)).joins).toBe(null)
  for (const who of [ada, strange]) {
    expect(await outcomeOf(joinOrganization(who, token))).toBe('setup_link_dead')
  }
  expect(await outcomeOf(joinOrganization(dora, 'guessed'))).toBe('setup_link_dead')
})

test('a link to a new password, made while one organization had the account, dies when it joins another', async ({
  people: { ada, strange },
}) => {
  const reset = tokenOf(await inviteAgain(strange, strange.personId))
  const { link } = await addPerson(ada, { email: strange.email, name: 'S', role: 'developer' })
  await joinOrganization(strange, tokenOf(link))
  const choosing = choosePassword(reset, { password: NEW_PASSWORD }, from('192.0.2.9'))
  expect(await outcomeOf(choosing)).toBe('setup_link_dead')
  expect(await outcomeOf(inviteAgain(strange, strange.personId))).toBe('account_elsewhere')
})

import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { MINUTE, moveClock } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { addPerson, changeProfile } from '@/lib/people/testing/parsed'
import { findToldPerson } from '../find-told-person'
import { listPeople } from '../list-people'
import { peopleQuery } from '../people-query'
import { actionsOf, expect, outcomeOf, test } from '../testing/fixtures'
import { findMyProfile } from './find-my-profile'
import { emailVerifiedInput } from './profile-input'
import { setEmailVerified } from './set-email-verified'

const verify = (actor: Actor, personId: string, verified: boolean) =>
  outcomeOf(setEmailVerified(actor, personId, acceptInput(emailVerifiedInput, verified)))

test('a person says what apps are told of them, and takes it back', async ({
  people: { dora },
}) => {
  const said = { givenName: ' Dora ', familyName: '', locale: 'nb-no', zoneinfo: 'Europe/Oslo' }
  await changeProfile(dora, said)
  const known = { givenName: 'Dora', familyName: null, locale: 'nb-NO', zoneinfo: 'Europe/Oslo' }
  expect(await findMyProfile(dora)).toMatchObject(known)
  moveClock(MINUTE)
  const before = await findToldPerson(dora.personId)
  await changeProfile(dora, said)
  expect(await findToldPerson(dora.personId)).toEqual(before)
  await changeProfile(dora, {})
  expect(await findMyProfile(dora)).toMatchObject({ givenName: null, locale: null, zoneinfo: null })
  const events = await actionsOf(dora.organizationId)
  expect(events.filter((one) => one === 'person.profile_changed')).toHaveLength(2)
})

test('what is no name, language or time zone is refused at its field', async ({
  people: { dora },
}) => {
  const wrong = {
    givenName: 'x'.repeat(101),
    familyName: 'a\u202eb',
    locale: 'Norwegian!',
    zoneinfo: 'Mars/Base',
  }
  const refusal = await changeProfile(dora, wrong).catch((thrown) => thrown)
  expect(refusal).toBeInstanceOf(Refusal)
  expect(Object.keys(refusal.fields).sort()).toEqual(Object.keys(wrong).sort())
})

test('an administrator vouches for an email, and the log says who did', async ({
  people: { ada, dora },
}) => {
  expect(await verify(ada, dora.personId, true)).toBe('done')
  expect(await verify(ada, dora.personId, true)).toBe('done')
  expect((await findToldPerson(dora.personId))?.emailVerified).toBe(true)
  expect(await verify(ada, dora.personId, false)).toBe('done')
  const { people } = await listPeople(ada, peopleQuery.parse({ search: 'dora' }))
  expect(people.map(({ emailVerified }) => emailVerified)).toEqual([false])
  const events = await actionsOf(ada.organizationId)
  expect(events.filter((one) => one === 'person.email_verification_set')).toHaveLength(2)
})

test('nobody else vouches, and only after a step-up', async ({
  people: { ada, dora, sam, strange },
}) => {
  for (const other of [dora, sam]) {
    expect(await verify(other, dora.personId, true)).toBe('forbidden')
  }
  expect(await verify(strange, dora.personId, true)).toBe('not_found')
  const longAgo = { ...ada, provenAt: new Date(0) }
  expect(await verify(longAgo, dora.personId, true)).toBe('step_up_required')
})

test('whoever is added has a verified email only with the administrator’s word', async ({
  people: { ada },
}) => {
  const add = async (name: string, more: { emailVerified?: 'on' }) => {
    const person = { name, email: `${name}@fjord.example`, role: 'developer' as const, ...more }
    return findToldPerson((await addPerson(ada, person)).personId)
  }
  expect((await add('ivy', { emailVerified: 'on' }))?.emailVerified).toBe(true)
  expect((await add('ole', {}))?.emailVerified).toBe(null)
})

import { moveClock } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { findToldPerson } from '../find-told-person'
import { expect, type TestPerson, test } from '../testing/fixtures'
import { keepProfile } from './keep-profile'
import { canonicalLocale, isTimeZone, type ProviderProfile } from './profile'

const NOTHING: ProviderProfile = {
  givenName: null,
  familyName: null,
  locale: null,
  zoneinfo: null,
  verifiedEmail: null,
}

async function tell({ personId }: TestPerson, told: Partial<ProviderProfile>) {
  await inTransaction((tx) => keepProfile(tx, personId, { ...NOTHING, ...told }))
  return findToldPerson(personId)
}

test('what a provider tells of a person is kept, and what it leaves out stays', async ({
  people: { dora },
}) => {
  const told = { givenName: 'Dora', familyName: 'Vik', locale: 'nb-NO', zoneinfo: 'Europe/Oslo' }
  expect(await tell(dora, told)).toMatchObject(told)
  expect(await tell(dora, { familyName: 'Vik-Lund' })).toMatchObject({
    givenName: 'Dora',
    familyName: 'Vik-Lund',
    locale: 'nb-NO',
    emailVerified: null,
  })
})

test('language and time zone are the person’s own choice', async ({ people: { dora } }) => {
  await db().person.update({ where: { id: dora.personId }, data: { locale: 'en-GB' } })
  expect(await tell(dora, { locale: 'nb-NO', zoneinfo: 'Europe/Oslo' })).toMatchObject({
    locale: 'en-GB',
    zoneinfo: 'Europe/Oslo',
  })
})

test('an email counts as verified only if the provider has verified this one', async ({
  people: { dora },
}) => {
  expect(await tell(dora, { verifiedEmail: 'dora@elsewhere.example' })).toMatchObject({
    emailVerified: null,
  })
  expect(await tell(dora, { verifiedEmail: dora.email })).toMatchObject({ emailVerified: true })
  expect(await tell(dora, {})).toMatchObject({ emailVerified: true })
})

test('the time of the last change moves with a change, and with nothing else', async ({
  people: { dora },
}) => {
  const first = await tell(dora, { givenName: 'Dora' })
  moveClock(60)
  expect(await tell(dora, { givenName: 'Dora' })).toEqual(first)
  const second = await tell(dora, { givenName: 'Dorothea' })
  expect(second?.changedSeconds).toBeGreaterThan(first?.changedSeconds ?? 0)
})

test('only language tags and time zones that exist are kept', () => {
  expect(['nb-no', 'en', 'de_DE', 'x'.repeat(40), '', '../..'].map(canonicalLocale)).toEqual([
    'nb-NO',
    'en',
    null,
    null,
    null,
    null,
  ])
  const zones = ['Europe/Oslo', 'UTC', 'Atlantis/Sunken', '+02:00', '', 'europe/oslo']
  expect(zones.map(isTimeZone)).toEqual([true, true, false, false, false, false])
})

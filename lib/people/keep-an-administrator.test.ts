import { db } from '@/lib/db/client'
import { addPerson, changeRole } from '@/lib/people/testing/parsed'
import { disablePerson } from './disable-person'
import { expect, makePerson, outcomeOf, test } from './testing/fixtures'

test('the last administrator is neither disabled nor given another role', async ({ people }) => {
  const { ada } = people
  expect(await outcomeOf(disablePerson(ada, ada.personId))).toBe('last_administrator')
  const demotion = changeRole(ada, { personId: ada.personId, role: 'support' })
  expect(await outcomeOf(demotion)).toBe('last_administrator')
})

test('an administrator who has no password yet does not count', async ({ people }) => {
  const { ada } = people
  await addPerson(ada, { email: 'eve@fjord.example', name: 'Eve', role: 'administrator' })
  expect(await outcomeOf(disablePerson(ada, ada.personId))).toBe('last_administrator')
})

test('two administrators who disable each other at once: one stays', async ({ people }) => {
  const { ada } = people
  for (let round = 0; round < 5; round += 1) {
    const eve = await makePerson(`Eve${round}`, { ...ada, role: 'administrator' })
    const outcomes = await Promise.all([
      outcomeOf(disablePerson(ada, eve.personId)),
      outcomeOf(changeRole(eve, { personId: ada.personId, role: 'support' })),
    ])
    expect(outcomes.sort()).toEqual(['done', 'last_administrator'])
    await db().membership.updateMany({
      where: { personId: ada.personId },
      data: { role: 'administrator' },
    })
    await db().person.updateMany({ where: { id: eve.personId }, data: { disabledAt: new Date() } })
  }
})

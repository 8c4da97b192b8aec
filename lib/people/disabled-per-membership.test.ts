import type { Role } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { checkSession } from '@/lib/people/sessions/check-session'
import { disablePerson } from './disable-person'
import { enablePerson } from './enable-person'
import { findColleague } from './find-colleague'
import { findStanding } from './find-standing'
import { inviteAgain } from './invitations/invite-again'
import { listPeople } from './list-people'
import { startSession } from './sessions/start-session'
import { actionsOf, expect, outcomeOf, type TestPerson, test } from './testing/fixtures'

/** Makes the person a member of the other one's organization. */
async function join({ personId }: TestPerson, { organizationId }: TestPerson, role: Role) {
  await db().membership.create({ data: { personId, organizationId, role, createdAt: now() } })
}

const begin = ({ personId, origin }: TestPerson) => startSession({ personId, epoch: 1 }, origin)

async function actsIn(session: Awaited<ReturnType<typeof begin>>, { origin }: TestPerson) {
  const check = await checkSession(session, origin)
  return check.alive ? check.actor.organizationId : check.because
}

const isDisabled = async ({ personId }: TestPerson) =>
  (await db().person.findUniqueOrThrow({ where: { id: personId } })).disabledAt !== null

test('whoever is disabled in one organization goes on in the other, in the same session', async ({
  people: { ada, dora, strange },
}) => {
  await join(dora, strange, 'support')
  const session = await begin(dora)
  expect(await actsIn(session, dora)).toBe(ada.organizationId)
  await disablePerson(ada, dora.personId)
  expect(await actsIn(session, dora)).toBe(strange.organizationId)
  expect(await isDisabled(dora)).toBe(false)
  const statuses = async (who: TestPerson) => {
    const { people } = await listPeople(who, { search: 'Dora', page: 1 })
    return people.map(({ status }) => status)
  }
  expect(await statuses(ada)).toEqual(['disabled'])
  expect(await statuses(strange)).toEqual(['active'])
  const { personId, email } = dora
  const standing = async (who: TestPerson) =>
    (await findStanding(db(), who.organizationId, personId)).standing
  expect([await standing(ada), await standing(strange)]).toEqual(['disabled', 'here'])
  expect(await findColleague(db(), ada.organizationId, email)).toBe(null)
  expect(await findColleague(db(), strange.organizationId, email)).not.toBe(null)
  expect(await actionsOf(strange.organizationId)).toEqual([])
})

test('disabled in every organization is disabled altogether, until one lets them in again', async ({
  people: { ada, dora, strange },
}) => {
  await join(dora, strange, 'support')
  const session = await begin(dora)
  await disablePerson(ada, dora.personId)
  await disablePerson(strange, dora.personId)
  expect(await isDisabled(dora)).toBe(true)
  expect(await actsIn(session, dora)).toBe('ended')
  expect(await outcomeOf(begin(dora))).toBe('wrong_credentials')
  await enablePerson(strange, dora.personId)
  expect(await isDisabled(dora)).toBe(false)
  expect(await actsIn(session, dora)).toBe('ended')
})

test('both organizations disable the same person at once: nobody is left half disabled', async ({
  people: { ada, dora, strange },
}) => {
  await join(dora, strange, 'support')
  for (let round = 0; round < 5; round += 1) {
    await Promise.all([ada, strange].map((who) => disablePerson(who, dora.personId)))
    expect(await isDisabled(dora)).toBe(true)
    await Promise.all([ada, strange].map((who) => enablePerson(who, dora.personId)))
    expect(await isDisabled(dora)).toBe(false)
  }
})

test('a link dies when the account is disabled altogether, and not in one organization of two', async ({
  people: { ada, dora, strange },
}) => {
  await inviteAgain(ada, dora.personId)
  await join(dora, strange, 'support')
  await disablePerson(strange, dora.personId)
  expect(await db().setupLink.count()).toBe(1)
  await disablePerson(ada, dora.personId)
  expect(await db().setupLink.count()).toBe(0)
})

test('an organization keeps an administrator of its own who is enabled in it', async ({
  people: { ada, strange },
}) => {
  await join(ada, strange, 'administrator')
  expect(await outcomeOf(disablePerson(ada, ada.personId))).toBe('last_administrator')
  expect(await outcomeOf(disablePerson(strange, ada.personId))).toBe('done')
  expect(await outcomeOf(disablePerson(strange, strange.personId))).toBe('last_administrator')
})

test('whoever is no administrator is disabled also where nobody administers with a password', async ({
  people: { ada, dora },
}) => {
  await db().person.update({ where: { id: ada.personId }, data: { passwordDigest: null } })
  expect(await outcomeOf(disablePerson(ada, dora.personId))).toBe('done')
  expect(await outcomeOf(disablePerson(ada, ada.personId))).toBe('last_administrator')
})

test('a process of the version before, which disables the person, disables every membership', async ({
  people: { ada, dora, strange },
}) => {
  await join(dora, strange, 'support')
  const write = (to: string) =>
    pool().query(`UPDATE person SET disabled_at = ${to} WHERE id = $1`, [dora.personId])
  await write('now()')
  expect((await findStanding(db(), ada.organizationId, dora.personId)).standing).toBe('disabled')
  expect((await findStanding(db(), strange.organizationId, dora.personId)).standing).toBe(
    'disabled',
  )
  await write('NULL')
  expect((await findStanding(db(), strange.organizationId, dora.personId)).standing).toBe('here')
})

import { MINUTE, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { disablePerson } from '../disable-person'
import { listMyOrganizations } from '../list-my-organizations'
import { expect, type People, type TestPerson, test } from '../testing/fixtures'
import { checkSession } from './check-session'
import { startSession } from './start-session'

/** Dora is a developer of Fjord Rail, and support of Night Ferry. */
async function inTwo({ dora, strange }: People) {
  const { personId, organizationId: rail } = dora
  const { organizationId: ferry } = strange
  const membership = { personId, organizationId: ferry, createdAt: now() }
  await db().membership.create({ data: { ...membership, role: 'support' } })
  return { rail, ferry }
}

const begin = ({ personId, origin }: TestPerson, onlyIn: string | null = null) =>
  startSession({ personId, epoch: 1, onlyIn }, origin)

type Session = Awaited<ReturnType<typeof begin>>

/** Where the session acts when its address names this organization, and as what. */
async function acts(session: Session, { origin }: TestPerson, named: string | null = null) {
  const check = await checkSession(session, origin, named)
  return check.alive ? [check.actor.organizationId, check.actor.role] : check.because
}

test('the address decides in which organization a request acts, and with which role', async ({
  people,
}) => {
  const { dora } = people
  const { rail, ferry } = await inTwo(people)
  const session = await begin(dora)
  expect(await acts(session, dora, ferry)).toEqual([ferry, 'support'])
  expect(await acts(session, dora, rail)).toEqual([rail, 'developer'])
})

test('without one a request acts where the person acted last, also after they sign in again', async ({
  people,
}) => {
  const { dora } = people
  const { rail, ferry } = await inTwo(people)
  const session = await begin(dora)
  expect(await acts(session, dora)).toEqual([rail, 'developer'])
  await acts(session, dora, ferry)
  expect(await acts(session, dora)).toEqual([ferry, 'support'])
  expect(await acts(await begin(dora), dora)).toEqual([ferry, 'support'])
  moveClock(MINUTE)
  await acts(session, dora, rail)
  expect(await acts(await begin(dora), dora)).toEqual([rail, 'developer'])
})

test('nobody acts in an organization of which they are no enabled member', async ({ people }) => {
  const { ada, dora, strange } = people
  const { rail, ferry } = await inTwo(people)
  expect(await acts(await begin(ada), ada, ferry)).toBe('not_member')
  expect(await acts(await begin(ada), ada, 'org_missing')).toBe('not_member')
  const session = await begin(dora)
  await disablePerson(strange, dora.personId)
  expect(await acts(session, dora, ferry)).toBe('not_member')
  expect(await acts(session, dora, rail)).toEqual([rail, 'developer'])
})

test("a session that an organization's provider began stays in that organization", async ({
  people,
}) => {
  const { dora } = people
  const { rail, ferry } = await inTwo(people)
  const session = await begin(dora, ferry)
  expect(await acts(session, dora)).toEqual([ferry, 'support'])
  expect(await acts(session, dora, rail)).toBe('not_member')
})

test('people see their own organizations, each with their role', async ({ people }) => {
  const { dora } = people
  const { rail, ferry } = await inTwo(people)
  expect(await listMyOrganizations(dora, [rail, ferry, 'org_missing'])).toEqual([
    { id: rail, name: 'Fjord Rail', role: 'developer' },
    { id: ferry, name: 'Night Ferry', role: 'support' },
  ])
})

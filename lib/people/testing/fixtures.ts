import { hashSync } from 'bcryptjs'
import { type Actor, NO_ORIGIN, type Origin, type Role } from '@/lib/actor'
import { now, secondsAfter } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { Refusal, type RefusalCode } from '@/lib/errors'
import { bcrypt } from '../passwords/password-digest'

export const PASSWORD = 'olive-tractor-91-moon'
export const NEW_PASSWORD = 'copper-giraffe-17-lamp'
// A cheap digest: these tests are not about the cost of guessing.
const DIGEST = hashSync(PASSWORD, 4)

/** A person with a password, as the actor they are. */
export type TestPerson = Actor & { email: string }

/** One organization with a person in every role, and the administrator of another one. */
export type People = {
  ada: TestPerson
  dora: TestPerson
  sam: TestPerson
  strange: TestPerson
}

/** The origin of a request from this address. An address per test keeps their limits apart. */
export function from(address: string): Origin {
  return { ...NO_ORIGIN, address, userAgent: 'Playwright' }
}

type Membership = { organizationId: string; role: Role; passwordDigest?: string | null }

/** Writes a person straight into the table. */
export async function makePerson(name: string, membership: Membership): Promise<TestPerson> {
  const [person] = await makePersons([[name, membership]])
  if (!person) throw new Error('nobody was written')
  return person
}

/** Writes several people with two statements. Each is a millisecond older than the next. */
export async function makePersons(people: [string, Membership][]): Promise<TestPerson[]> {
  const at = now().getTime() - people.length + 1
  const rows = people.map(([name, { organizationId, role, passwordDigest = DIGEST }], n) => {
    const email = `${name.toLowerCase()}@fjord.example`
    const person = { id: newId('psn'), email, name, passwordDigest, createdAt: new Date(at + n) }
    return { person, organizationId, role }
  })
  await db().person.createMany({ data: rows.map(({ person }) => person) })
  await db().membership.createMany({
    data: rows.map(({ person: { id: personId, createdAt }, organizationId, role }) => {
      return { personId, organizationId, role, createdAt }
    }),
  })
  return rows.map(({ person: { id, name, email }, organizationId, role }) => ({
    personId: id,
    personName: name,
    organizationId,
    role,
    origin: from('192.0.2.7'),
    email,
    // Tests move time; a test about the step-up sets its own.
    get provenAt() {
      return now()
    },
  }))
}

/** Makes the two organizations and their people. */
export async function makePeople(): Promise<People> {
  const [people] = await makePeopleAnd([])
  return people
}

/** The same with more developers of the first organization. */
export async function makePeopleAnd(names: string[]): Promise<[People, ...TestPerson[]]> {
  const [rail, ferry] = [newId('org'), newId('org')]
  const createdAt = now()
  await db().organization.createMany({
    data: [
      { id: rail, name: 'Fjord Rail', createdAt: secondsAfter(createdAt, -1) },
      { id: ferry, name: 'Night Ferry', createdAt },
    ],
  })
  const [ada, dora, sam, strange, ...others] = await makePersons([
    ['Ada', { organizationId: rail, role: 'administrator' }],
    ['Dora', { organizationId: rail, role: 'developer' }],
    ['Sam', { organizationId: rail, role: 'support' }],
    ['Strange', { organizationId: ferry, role: 'administrator' }],
    ...names.map((name): [string, Membership] => [
      name,
      { organizationId: rail, role: 'developer' },
    ]),
  ])
  if (!ada || !dora || !sam || !strange) throw new Error('somebody was not written')
  return [{ ada, dora, sam, strange }, ...others]
}

type Fixtures = {
  people: People
  /** bcrypt's cost in this test; null leaves the product's. */
  digestCost: number | null
  bcrypt: undefined
}

export const test = base.extend<Fixtures>({
  digestCost: [4, { option: true, box: 'self' }],
  bcrypt: [
    async ({ digestCost }, use) => {
      const cost = bcrypt.cost
      bcrypt.cost = digestCost ?? cost
      await use(undefined)
      bcrypt.cost = cost
    },
    { auto: true, box: 'self' },
  ],
  // `emptyDatabase` runs first, so that it does not delete these people.
  people: async ({ emptyDatabase: _ }, use) => use(await makePeople()),
})

export { expect }

/** How `work` ends: `done`, or the code of the refusal. Any other error is thrown on. */
export async function outcomeOf(work: Promise<unknown>): Promise<RefusalCode | 'done'> {
  try {
    await work
    return 'done'
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.code
    throw thrown
  }
}

/** The actions in the audit log of one organization, the oldest first. */
export async function actionsOf(organizationId: string): Promise<string[]> {
  const events = await db().auditEvent.findMany({
    where: { organizationId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return events.map(({ action }) => action)
}

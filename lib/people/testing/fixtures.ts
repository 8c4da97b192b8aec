import { hashSync } from 'bcryptjs'
import { type Actor, NO_ORIGIN, type Origin, type Role } from '@/lib/actor'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { Refusal, type RefusalCode } from '@/lib/errors'

export const PASSWORD = 'olive-tractor-91-moon'
export const NEW_PASSWORD = 'copper-giraffe-17-lamp'
// A cheap digest: what these tests are about is not the price of guessing.
const DIGEST = hashSync(PASSWORD, 4)

/** Somebody with a password, and what they act as. */
export type Inhabitant = Actor & { email: string }

/** One organization with a person in every role, and the administrator of another one. */
export type Household = {
  ada: Inhabitant
  dora: Inhabitant
  sam: Inhabitant
  strange: Inhabitant
}

/** A request from an address of its own, so that limits of one test do not reach another. */
export function from(address: string): Origin {
  return { ...NO_ORIGIN, address, userAgent: 'Playwright' }
}

type Place = { organizationId: string; role: Role; passwordDigest?: string | null }

/** Adds somebody past the use cases. */
export async function moveIn(name: string, place: Place): Promise<Inhabitant> {
  const { organizationId, role, passwordDigest = DIGEST } = place
  const at = now()
  const email = `${name.toLowerCase()}@fjord.example`
  const { id } = await db().person.create({
    data: {
      id: newId('psn'),
      email,
      name,
      passwordDigest,
      createdAt: at,
      memberships: { create: { organizationId, role, createdAt: at } },
    },
  })
  return {
    personId: id,
    personName: name,
    organizationId,
    role,
    origin: from('192.0.2.7'),
    email,
    // However far a test moves time; a test about the proof says so.
    get provenAt() {
      return now()
    },
  }
}

async function found(name: string): Promise<string> {
  const { id } = await db().organization.create({
    data: { id: newId('org'), name, createdAt: now() },
  })
  return id
}

export const test = base.extend<{ home: Household }>({
  // `emptyDatabase` comes first, so that nobody is swept away again.
  home: async ({ emptyDatabase: _ }, use) => {
    const [rail, ferry] = [await found('Fjord Rail'), await found('Night Ferry')]
    await use({
      ada: await moveIn('Ada', { organizationId: rail, role: 'administrator' }),
      dora: await moveIn('Dora', { organizationId: rail, role: 'developer' }),
      sam: await moveIn('Sam', { organizationId: rail, role: 'support' }),
      strange: await moveIn('Strange', { organizationId: ferry, role: 'administrator' }),
    })
  },
})

export { expect }

/** How `work` ends: `done`, or the code of the refusal. Anything else that it throws goes on. */
export async function outcomeOf(work: Promise<unknown>): Promise<RefusalCode | 'done'> {
  try {
    await work
    return 'done'
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.code
    throw thrown
  }
}

/** The actions in the audit trail of one organization, the oldest first. */
export async function trailOf(organizationId: string): Promise<string[]> {
  const events = await db().auditEvent.findMany({
    where: { organizationId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return events.map(({ action }) => action)
}

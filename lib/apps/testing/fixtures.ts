import { type Actor, NO_ORIGIN, type Role } from '@/lib/actor'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { Refusal, type RefusalCode } from '@/lib/errors'
import type { AppView } from '../app'
import { registerApp } from '../registration/register-app'
import type { Registration } from '../registration/registration'

/** Two organizations that know nothing of each other. */
export type Cast = {
  ada: Actor
  dora: Actor
  dan: Actor
  sam: Actor
  /** An administrator, but of the other organization. */
  strange: Actor
}

async function hire(name: string, organizationId: string, role: Role): Promise<Actor> {
  const at = now()
  const email = `${name.toLowerCase()}@${organizationId.toLowerCase()}.example`
  const { id } = await db().person.create({
    data: {
      id: newId('psn'),
      email,
      name,
      createdAt: at,
      memberships: { create: { organizationId, role, createdAt: at } },
    },
  })
  const origin = { ...NO_ORIGIN, address: '192.0.2.7', userAgent: 'Playwright' }
  return {
    personId: id,
    personName: name,
    organizationId,
    role,
    origin,
    // However far a test moves time: the proof is never what it is about.
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

/** A test with people: an administrator, two developers, support, and a stranger. */
export const test = base.extend<{ cast: Cast }>({
  // `emptyDatabase` comes first, so that nobody is swept away again.
  cast: async ({ emptyDatabase: _ }, use) => {
    const [rail, ferry] = [await found('Fjord Rail'), await found('Night Ferry')]
    await use({
      ada: await hire('Ada', rail, 'administrator'),
      dora: await hire('Dora', rail, 'developer'),
      dan: await hire('Dan', rail, 'developer'),
      sam: await hire('Sam', rail, 'support'),
      strange: await hire('Strange', ferry, 'administrator'),
    })
  },
})

export { expect }

/** The email of somebody of the cast. */
export async function emailOf(actor: Actor): Promise<string> {
  const { email } = await db().person.findUniqueOrThrow({ where: { id: actor.personId } })
  return email
}

/** Everything a form needs, with what matters to the test in `told`. */
export function registrationOf(told: Partial<Registration> = {}): Registration {
  return {
    name: 'Ticket desk',
    type: 'machine',
    description: '',
    company: 'Fjord Rail',
    websiteUrl: '',
    termsUrl: '',
    privacyUrl: '',
    redirectUris: [],
    scopes: ['tickets'],
    ...told,
  }
}

export function anApp(actor: Actor, told: Partial<Registration> = {}): Promise<AppView> {
  return registerApp(actor, registrationOf(told))
}

/** The refusal that `work` ends in; anything else that it throws is thrown on. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  try {
    await work
    return null
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown
    throw thrown
  }
}

/** Expects `work` to be refused with `code`. */
export async function expectRefused(work: Promise<unknown>, code: RefusalCode): Promise<void> {
  expect((await refusalOf(work))?.code ?? 'nothing was refused').toBe(code)
}

/** The actions in the audit trail of one organization, the oldest first. */
export async function trailOf(organizationId: string): Promise<string[]> {
  const events = await db().auditEvent.findMany({
    where: { organizationId },
    orderBy: { at: 'asc' },
  })
  return events.map(({ action }) => action)
}

import { acceptInput } from '@/lib/accept-input'
import { type Actor, NO_ORIGIN, type Role } from '@/lib/actor'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { Refusal, type RefusalCode } from '@/lib/errors'
import type { AppView } from '../app'
import { editApp } from '../registration/edit-app'
import { registerApp } from '../registration/register-app'
import { type AppForm, type AppRegistration, appForm } from '../registration/registration'

/** People of two organizations that know nothing of each other. */
export type People = {
  ada: Actor
  dora: Actor
  dan: Actor
  sam: Actor
  /** An administrator of the other organization. */
  strange: Actor
}

async function makePerson(name: string, organizationId: string, role: Role): Promise<Actor> {
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
    // Tests move time; a step-up is never what they are about.
    get provenAt() {
      return now()
    },
  }
}

async function makeOrganization(name: string): Promise<string> {
  const { id } = await db().organization.create({
    data: { id: newId('org'), name, createdAt: now() },
  })
  return id
}

/** A test with an administrator, two developers, support and a stranger. */
export const test = base.extend<{ people: People }>({
  // `emptyDatabase` runs first, so that it does not delete these people.
  people: async ({ emptyDatabase: _ }, use) => {
    const [rail, ferry] = [
      await makeOrganization('Fjord Rail'),
      await makeOrganization('Night Ferry'),
    ]
    await use({
      ada: await makePerson('Ada', rail, 'administrator'),
      dora: await makePerson('Dora', rail, 'developer'),
      dan: await makePerson('Dan', rail, 'developer'),
      sam: await makePerson('Sam', rail, 'support'),
      strange: await makePerson('Strange', ferry, 'administrator'),
    })
  },
})

export { expect }

/** The person's email. */
export async function emailOf(actor: Actor): Promise<string> {
  const { email } = await db().person.findUniqueOrThrow({ where: { id: actor.personId } })
  return email
}

/** A complete registration with the test's `changes`. */
export function registrationOf(changes: Partial<AppForm> = {}): AppRegistration {
  return acceptInput(appForm, {
    name: 'Ticket desk',
    type: 'machine',
    company: 'Fjord Rail',
    scopes: ['tickets'],
    ...changes,
  })
}

export async function anApp(actor: Actor, changes: Partial<AppForm> = {}): Promise<AppView> {
  return registerApp(actor, registrationOf(changes))
}

/** Edits nothing of an app of `anApp` but its logo. */
export function editLogo(actor: Actor, app: AppView, logo: Uint8Array | null): Promise<AppView> {
  const { name, type, redirectUris } = app
  return editApp(actor, app.id, { ...registrationOf({ name, type, redirectUris }), logo })
}

/** The refusal that `work` throws, or null. Any other error is thrown on. */
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

/** The actions in the audit log of one organization, the oldest first. */
export async function actionsOf(organizationId: string): Promise<string[]> {
  const events = await db().auditEvent.findMany({
    where: { organizationId },
    orderBy: { at: 'asc' },
  })
  return events.map(({ action }) => action)
}

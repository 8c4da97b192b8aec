import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { Refusal, type RefusalCode } from '@/lib/errors'
import {
  makePeopleAnd,
  type People as PeopleWithOneDeveloper,
  type TestPerson,
} from '@/lib/people/testing/fixtures'
import type { AppView } from '../app'
import { editApp } from '../registration/edit-app'
import { registerApp } from '../registration/register-app'
import { type AppForm, type AppRegistration, appForm } from '../registration/registration'

/** The same people with a second developer. */
export type People = PeopleWithOneDeveloper & { dan: TestPerson }

/** A test with an administrator, two developers, support and a stranger. */
export const test = base.extend<{ people: People }>({
  // `emptyDatabase` runs first, so that it does not delete these people.
  people: async ({ emptyDatabase: _ }, use) => {
    const [people, dan] = await makePeopleAnd(['Dan'])
    if (dan) await use({ ...people, dan })
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

export { actionsOf } from '@/lib/people/testing/fixtures'

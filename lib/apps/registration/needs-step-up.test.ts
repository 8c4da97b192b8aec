import type { Actor } from '@/lib/actor'
import { now, secondsAfter } from '@/lib/clock'
import { findApp } from '../find-app'
import { deleteApp } from '../lifecycle/delete-app'
import { restoreApp } from '../lifecycle/restore-app'
import { resumeApp } from '../lifecycle/resume-app'
import { suspendApp } from '../lifecycle/suspend-app'
import { setAppVerified } from '../set-app-verified'
import { anApp, expect, expectRefused, registrationOf, test } from '../testing/fixtures'
import { editApp } from './edit-app'
import type { AppForm } from './registration'

/** The same person, who has proven nothing for fifteen minutes. */
const unproven = (actor: Actor): Actor => ({ ...actor, provenAt: secondsAfter(now(), -900) })

const WEB = {
  type: 'web',
  redirectUris: ['https://rail.example/cb'],
  scopes: ['tickets.read'],
  postLogoutRedirectUris: ['https://rail.example/bye'],
} as const satisfies Partial<AppForm>

const aWebApp = (actor: Actor) => anApp(actor, structuredClone(WEB) as Partial<AppForm>)
const web = (changes: Partial<AppForm>) =>
  registrationOf({ ...(structuredClone(WEB) as Partial<AppForm>), ...changes })

const SENSITIVE: Record<string, Partial<AppForm>> = {
  'another redirect URI': { redirectUris: ['https://rail.example/cb', 'https://evil.example/cb'] },
  'a redirect URI less': { redirectUris: ['https://evil.example/cb'] },
  'another address after sign-out': { postLogoutRedirectUris: ['https://evil.example/bye'] },
  'an address that hears of sign-outs': { backchannelLogoutUri: 'https://evil.example/out' },
  'an app that shows no secret': { type: 'native' },
  'one more scope': { scopes: ['tickets.read', 'tickets.write'] },
}

for (const [what, changes] of Object.entries(SENSITIVE)) {
  test(`${what} is nothing that an open session alone brings about`, async ({
    people: { dora },
  }) => {
    const app = await aWebApp(dora)
    await expectRefused(editApp(unproven(dora), app.id, web(changes)), 'step_up_required')
    expect(await findApp(dora, app.id)).toEqual(app)
    expect((await editApp(dora, app.id, web(changes))).version).toBe(2)
  })
}

test('words are edited, and scopes taken away, without step-up', async ({ people: { dora } }) => {
  const app = await aWebApp(dora)
  const words = { description: 'At the station.', termsUrl: 'https://rail.example/terms' }
  expect((await editApp(unproven(dora), app.id, web(words))).version).toBe(2)
  expect((await editApp(unproven(dora), app.id, web({ ...words, scopes: [] }))).scopes).toEqual([])
})

test('whoever may not edit, or writes nonsense, is not asked who they are', async ({
  people: { dan, dora, sam },
}) => {
  const { id } = await aWebApp(dora)
  const elsewhere = web({ redirectUris: ['https://evil.example/cb'] })
  await expectRefused(editApp(unproven(sam), id, elsewhere), 'forbidden')
  await expectRefused(editApp(unproven(dan), id, elsewhere), 'not_found')
  const wrong = { redirectUris: ['http://evil.example/cb'] }
  const edit = async () => editApp(unproven(dora), id, web(wrong))
  await expectRefused(edit(), 'invalid_input')
  const late = { ...elsewhere, revision: 'older' }
  await expectRefused(editApp(unproven(dora), id, late), 'app_changed_meanwhile')
})

test('to vouch for an app takes step-up, to cease does not', async ({ people: { ada, dora } }) => {
  const { id } = await anApp(dora)
  await expectRefused(setAppVerified(unproven(ada), id, true), 'step_up_required')
  expect((await setAppVerified(ada, id, true)).verifiedAt).not.toBeNull()
  expect((await setAppVerified(unproven(ada), id, false)).verifiedAt).toBeNull()
})

test('an app is stopped at once, and brought back by somebody who is known', async ({
  people: { dora },
}) => {
  const { id, name } = await anApp(dora)
  await suspendApp(unproven(dora), id)
  await expectRefused(resumeApp(unproven(dora), id), 'step_up_required')
  expect((await resumeApp(dora, id)).status).toBe('active')
  await deleteApp(dora, id, { typedName: name })
  await expectRefused(restoreApp(unproven(dora), id), 'step_up_required')
  expect((await restoreApp(dora, id)).status).toBe('active')
})

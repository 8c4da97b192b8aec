import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { AppView } from '../app'
import { setAppVerified } from '../set-app-verified'
import { anApp, expect, expectRefused, registrationOf, test } from '../testing/fixtures'
import { editApp } from './edit-app'
import type { AppForm } from './registration'
import { renewDevelopment } from './renew-development'

const WEB: Partial<AppForm> = { type: 'web', redirectUris: ['http://localhost:3000/cb'] }
const IN_DEVELOPMENT = { ...WEB, developmentUntil: 'on' } as const

/** In how many days its development ends. */
const daysLeft = ({ developmentUntil }: AppView) =>
  developmentUntil && (developmentUntil.getTime() - now().getTime()) / (DAY * 1000)

test('development ends after 30 days, and an edit in between does not renew it', async ({
  people: { dora },
}) => {
  const app = await anApp(dora, IN_DEVELOPMENT)
  expect(daysLeft(app)).toBeCloseTo(30, 2)
  moveClock(10 * DAY)
  const form = registrationOf({ ...IN_DEVELOPMENT, name: 'Other name' })
  const edited = await editApp(dora, app.id, form)
  expect(edited.developmentUntil).toEqual(app.developmentUntil)
  const [event] = await db().auditEvent.findMany({ where: { action: 'app.edited' } })
  expect(event?.detail).toEqual({
    changed: 'name',
    before: { name: app.name },
    after: { name: 'Other name' },
  })
})

test('who may change the app renews it, after a step-up', async ({ people: { dora, dan } }) => {
  const app = await anApp(dora, IN_DEVELOPMENT)
  moveClock(40 * DAY)
  const unproven = { ...dora, provenAt: secondsAfter(now(), -900) }
  await expectRefused(renewDevelopment(unproven, app.id), 'step_up_required')
  await expectRefused(renewDevelopment(dan, app.id), 'not_found')
  const renewed = await renewDevelopment(dora, app.id)
  expect(daysLeft(renewed)).toBeCloseTo(30, 2)
})

test('what never was in development is not renewed', async ({ people: { dora } }) => {
  const app = await anApp(dora, { ...WEB, redirectUris: ['https://a.example/cb'] })
  await expectRefused(renewDevelopment(dora, app.id), 'app_not_in_development')
})

test('who renews it without being an administrator ends that it is verified', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora, IN_DEVELOPMENT)
  await setAppVerified(ada, app.id, true)
  const ended = { developmentUntil: secondsAfter(now(), -1) }
  await db().app.update({ where: { id: app.id }, data: ended })
  expect((await renewDevelopment(ada, app.id)).verifiedAt).not.toBeNull()
  await db().app.update({ where: { id: app.id }, data: ended })
  expect((await renewDevelopment(dora, app.id)).verifiedAt).toBeNull()
})

import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import {
  actionsOf,
  anApp,
  emailOf,
  expect,
  expectRefused,
  refusalOf,
  test,
} from '@/lib/apps/testing/fixtures'
import { addAppMember } from '@/lib/apps/testing/parsed'
import { DAY, HOUR, MINUTE, moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { listSecrets } from './list-secrets'
import { resumeSecret } from './resume-secret'
import { issueSecret, pauseSecret, regenerateSecrets, revokeSecret } from './testing/parsed'

const one = { name: 'One', expiresAt: null }

for (const [length, seconds] of [
  ['15m', 15 * MINUTE],
  ['1h', HOUR],
  ['until_resumed', null],
] as const) {
  test(`a pause (${length}) says until when, and comes back by itself if it has an end`, async ({
    people: { dora },
  }) => {
    const app = await anApp(dora)
    const { secret } = await issueSecret(dora, app.id, one)
    const paused = await pauseSecret(dora, app.id, { secretId: secret.id, length })
    expect(paused).toMatchObject({ status: 'paused', slot: 1, retirement: null })
    const { at, until } = paused.pause ?? { at: now(), until: now() }
    expect(until).toEqual(seconds === null ? null : secondsAfter(at, seconds))
    expect(await listSecrets(dora, app.id)).toEqual([paused])
    moveClock((seconds ?? 400 * DAY) - 60)
    expect((await listSecrets(dora, app.id))[0]?.status).toBe('paused')
    moveClock(60)
    const [after] = await listSecrets(dora, app.id)
    expect(after?.status).toBe(seconds === null ? 'paused' : 'active')
    expect(after?.pause).toEqual(paused.pause)
  })
}

test('a paused secret holds its slot: there is no room for a third', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, one)
  await issueSecret(dora, app.id, { name: 'Two', expiresAt: null })
  await pauseSecret(dora, app.id, { secretId: secret.id, length: '1h' })
  const third = issueSecret(dora, app.id, { name: 'Three', expiresAt: null })
  await expectRefused(third, 'two_active_secrets')
})

test('Resume ends the pause at once; the audit log tells both, and why', async ({
  people: { dora, ada },
}) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, one)
  const note = '  Does anybody need it?  '
  await pauseSecret(dora, app.id, { secretId: secret.id, length: '1h', note })
  const resumed = await resumeSecret(ada, app.id, { secretId: secret.id })
  expect(resumed).toMatchObject({ status: 'active', slot: 1 })
  expect(resumed.pause?.until?.getTime()).toBeLessThanOrEqual(now().getTime())
  const events = await db().auditEvent.findMany({
    where: { action: { in: ['secret.paused', 'secret.resumed'] } },
    orderBy: { id: 'asc' },
  })
  const known = { appId: app.id, hint: secret.hint }
  expect(events.map(({ action, detail }) => [action, detail])).toEqual([
    ['secret.paused', { ...known, until: expect.any(String), note: note.trim() }],
    ['secret.resumed', { ...known, pausedAt: expect.any(String) }],
  ])
})

test('what is paused, over or ended is not paused or resumed again', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, one)
  const secretId = secret.id
  const pause = () => pauseSecret(dora, app.id, { secretId, length: '15m' })
  await expectRefused(resumeSecret(dora, app.id, { secretId }), 'secret_not_paused')
  await pause()
  await expectRefused(pause(), 'secret_paused')
  moveClock(15 * MINUTE)
  await expectRefused(resumeSecret(dora, app.id, { secretId }), 'secret_not_paused')
  await pause()
  await revokeSecret(dora, { appId: app.id, secretId })
  await expectRefused(pause(), 'secret_not_active')
  await expectRefused(resumeSecret(dora, app.id, { secretId }), 'secret_not_active')
})

test('a secret that expires while it is paused has expired', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  const expiresAt = secondsAfter(now(), DAY)
  const { secret } = await issueSecret(dora, app.id, { name: 'Short', expiresAt })
  await pauseSecret(dora, app.id, { secretId: secret.id, length: 'until_resumed' })
  moveClock(2 * DAY)
  expect((await listSecrets(dora, app.id))[0]?.status).toBe('expired')
  await expectRefused(resumeSecret(dora, app.id, { secretId: secret.id }), 'secret_not_active')
})

test('a regeneration ends a paused secret, too', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, one)
  await pauseSecret(dora, app.id, { secretId: secret.id, length: '1h' })
  await regenerateSecrets(dora, app.id, { name: 'New', expiresAt: null, typedName: app.name })
  const old = (await listSecrets(dora, app.id)).find(({ id }) => id === secret.id)
  expect(old).toMatchObject({ status: 'revoked', retirement: 'regenerated', slot: null })
})

test('a suspended or deleted app’s secret can be paused', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, one)
  await suspendApp(dora, app.id)
  await pauseSecret(dora, app.id, { secretId: secret.id, length: '1h' })
  await deleteApp(dora, app.id, { typedName: app.name })
  await resumeSecret(dora, app.id, { secretId: secret.id })
})

test('who may pause may resume: owner, member, administrator, and not support', async ({
  people: { ada, dora, dan, sam, strange },
}) => {
  const app = await anApp(dora)
  await addAppMember(dora, app.id, { email: await emailOf(dan) })
  const { secret } = await issueSecret(dora, app.id, one)
  const secretId = secret.id
  for (const actor of [ada, dora, dan]) {
    await pauseSecret(actor, app.id, { secretId, length: '15m' })
    await expectRefused(resumeSecret(sam, app.id, { secretId }), 'forbidden')
    await expectRefused(resumeSecret(strange, app.id, { secretId }), 'not_found')
    await resumeSecret(actor, app.id, { secretId })
  }
  const late = { ...dora, provenAt: secondsAfter(now(), -DAY) }
  await expectRefused(pauseSecret(late, app.id, { secretId, length: '15m' }), 'step_up_required')
  await expectRefused(resumeSecret(late, app.id, { secretId }), 'step_up_required')
})

test('of pauses, resumptions and revocations at the same moment the log tells one story', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, one)
  const secretId = secret.id
  const attempts = Array.from(
    { length: 12 },
    (_, i) =>
      [
        () => pauseSecret(dora, app.id, { secretId, length: 'until_resumed' }),
        () => resumeSecret(dora, app.id, { secretId }),
        () => revokeSecret(dora, { appId: app.id, secretId }),
      ][i % 3],
  )
  await Promise.all(attempts.map((attempt) => attempt && refusalOf(attempt())))
  const [after] = await listSecrets(dora, app.id)
  expect(after).toMatchObject({ status: 'revoked', slot: null })
  const told = (await actionsOf(dora.organizationId)).filter((action) =>
    ['secret.paused', 'secret.resumed', 'secret.revoked'].includes(action),
  )
  expect(told.at(-1)).toBe('secret.revoked')
  expect(told.filter((action) => action === 'secret.revoked')).toHaveLength(1)
  // Pauses and resumptions take turns, beginning with a pause.
  told.slice(0, -1).forEach((action, i) => {
    expect(action).toBe(i % 2 === 0 ? 'secret.paused' : 'secret.resumed')
  })
})

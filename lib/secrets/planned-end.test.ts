import type { Actor } from '@/lib/actor'
import {
  actionsOf,
  anApp,
  expect,
  expectRefused,
  refusalOf,
  test,
} from '@/lib/apps/testing/fixtures'
import { DAY, HOUR, moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { cancelPlannedEnd } from './cancel-planned-end'
import { endPlannedSecrets } from './end-planned-secrets'
import { listSecrets } from './list-secrets'
import { dueAt } from './planned-end'
import { resumeSecret } from './resume-secret'
import type { SecretInput } from './secret-input'
import { issueSecret, pauseSecret, revokeSecret } from './testing/parsed'
import { useSecret as noteUse } from './testing/use-secret'

type Choice = Partial<Pick<SecretInput, 'oldEnds' | 'quietHours' | 'force' | 'typedName'>>

/** An app whose old secret gets a plan when the new one is generated. */
async function rotate(dora: Actor, choice: Choice, used?: { oldAt: Date }) {
  const app = await anApp(dora)
  const { secret: old } = await issueSecret(dora, app.id, { name: 'Old', expiresAt: null })
  if (used) await noteUse(old.id, used.oldAt)
  const form = { name: 'New', expiresAt: null, oldSecretId: old.id, ...choice }
  const { secret: fresh } = await issueSecret(dora, app.id, form)
  const oldNow = async () => (await listSecrets(dora, app.id)).find(({ id }) => id === old.id)
  return { app, old, fresh, oldNow }
}

for (const [oldEnds, seconds] of [
  ['1h', HOUR],
  ['24h', DAY],
  ['7d', 7 * DAY],
  ['30d', 30 * DAY],
] as const) {
  test(`the old secret ends by itself after ${oldEnds}, once the new one was used`, async ({
    people: { dora },
  }) => {
    const { fresh, oldNow } = await rotate(dora, { oldEnds })
    expect((await oldNow())?.plannedEnd).toMatchObject({ forced: false, plannedByName: 'Dora' })
    await noteUse(fresh.id, now())
    moveClock(seconds - 60)
    expect(await endPlannedSecrets()).toBe(0)
    moveClock(60)
    expect(await endPlannedSecrets()).toBe(1)
    expect(await oldNow()).toMatchObject({
      status: 'revoked',
      retirement: 'revoked_keeping_tokens',
      retiredBecause: 'planned',
      retiredByName: 'Dora',
    })
    expect(await endPlannedSecrets()).toBe(0)
    const [event] = await db().auditEvent.findMany({ where: { action: 'secret.revoked' } })
    expect(event).toMatchObject({
      actorId: null,
      actorName: 'Keyturn',
      detail: { reason: 'planned', plannedBy: 'Dora', tokensEnded: false },
    })
  })
}

test('an end that is due waits until the new secret was used', async ({ people: { dora } }) => {
  const { fresh, oldNow } = await rotate(dora, { oldEnds: '1h' })
  moveClock(3 * DAY)
  expect(await endPlannedSecrets()).toBe(0)
  expect((await oldNow())?.status).toBe('active')
  await noteUse(fresh.id, now())
  expect(await endPlannedSecrets()).toBe(1)
})

test('a forced end does not wait, but never leaves the app without a secret that works', async ({
  people: { dora },
}) => {
  const { app, fresh, oldNow } = await rotate(dora, { oldEnds: '1h', force: true })
  moveClock(2 * HOUR)
  const fromNow = { ...dora, provenAt: now() }
  await pauseSecret(fromNow, app.id, { secretId: fresh.id, length: '15m' })
  expect(await endPlannedSecrets()).toBe(0)
  moveClock(HOUR)
  const other = await rotate({ ...dora, provenAt: now() }, { oldEnds: '1h', force: true })
  await revokeSecret(
    { ...dora, provenAt: now() },
    { appId: other.app.id, secretId: other.fresh.id },
  )
  moveClock(2 * HOUR)
  expect(await endPlannedSecrets()).toBe(1)
  expect((await oldNow())?.status).toBe('revoked')
  expect((await other.oldNow())?.status).toBe('active')
})

test('quiet counts from the last use, and from the plan where that is later', async ({
  people: { dora },
}) => {
  const monthAgo = secondsAfter(now(), -30 * DAY)
  const { old, fresh, oldNow } = await rotate(
    dora,
    { oldEnds: 'quiet', quietHours: 24 },
    { oldAt: monthAgo },
  )
  await noteUse(fresh.id, now())
  moveClock(23 * HOUR)
  expect(await endPlannedSecrets()).toBe(0)
  await noteUse(old.id, now())
  moveClock(23 * HOUR)
  expect(await endPlannedSecrets()).toBe(0)
  moveClock(HOUR)
  expect(await endPlannedSecrets()).toBe(1)
  expect((await oldNow())?.retiredBecause).toBe('planned')
})

test('a pause is no quiet: whoever knocks meanwhile gets the same time after it', async ({
  people: { dora },
}) => {
  const { app, old, fresh, oldNow } = await rotate(dora, { oldEnds: 'quiet', quietHours: 1 })
  await noteUse(fresh.id, now())
  moveClock(HOUR / 2)
  const pause = { secretId: old.id, length: 'until_resumed' } as const
  await pauseSecret({ ...dora, provenAt: now() }, app.id, pause)
  moveClock(2 * DAY)
  expect(await endPlannedSecrets()).toBe(0)
  await resumeSecret({ ...dora, provenAt: now() }, app.id, { secretId: old.id })
  expect(await endPlannedSecrets()).toBe(0)
  const secret = await oldNow()
  expect(secret?.plannedEnd && dueAt(secret.plannedEnd, secret)).toEqual(
    secondsAfter(secret?.pause?.until ?? now(), HOUR),
  )
  moveClock(HOUR)
  expect(await endPlannedSecrets()).toBe(1)
})

test('a use that is being written keeps a secret that would end because it is quiet', async ({
  people: { dora },
}) => {
  const { old, fresh, oldNow } = await rotate(
    dora,
    { oldEnds: 'quiet', quietHours: 1 },
    { oldAt: secondsAfter(now(), -DAY) },
  )
  await noteUse(fresh.id, now())
  moveClock(2 * HOUR)
  const writing = await pool().connect()
  try {
    await writing.query('BEGIN')
    await writing.query('UPDATE secret_use SET last_used_at = $2 WHERE secret_id = $1', [
      old.id,
      now().toISOString(),
    ])
    expect(await endPlannedSecrets()).toBe(0)
    await writing.query('COMMIT')
  } finally {
    writing.release()
  }
  expect(await endPlannedSecrets()).toBe(0)
  expect((await oldNow())?.status).toBe('active')
})

test('of several processes that end secrets at once, each end is that of one', async ({
  people: { dora },
}) => {
  for (let i = 0; i < 3; i += 1) {
    const { fresh } = await rotate(dora, { oldEnds: '1h' })
    await noteUse(fresh.id, now())
  }
  moveClock(2 * HOUR)
  const counts = await Promise.all(Array.from({ length: 5 }, endPlannedSecrets))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3)
  const actions = await actionsOf(dora.organizationId)
  expect(actions.filter((action) => action === 'secret.revoked')).toHaveLength(3)
})

test('a cancelled end does not come, and who may not change the app cannot cancel it', async ({
  people: { dora, sam, strange },
}) => {
  const { app, old, fresh, oldNow } = await rotate(dora, { oldEnds: '1h' })
  const [secretId, cancel] = [old.id, cancelPlannedEnd]
  await expectRefused(cancel(sam, app.id, { secretId }), 'forbidden')
  await expectRefused(cancel(strange, app.id, { secretId }), 'not_found')
  const late = { ...dora, provenAt: secondsAfter(now(), -DAY) }
  await expectRefused(cancel(late, app.id, { secretId }), 'step_up_required')
  expect((await cancel(dora, app.id, { secretId })).plannedEnd).toBeNull()
  await expectRefused(cancel(dora, app.id, { secretId }), 'no_end_planned')
  await noteUse(fresh.id, now())
  moveClock(2 * HOUR)
  expect(await endPlannedSecrets()).toBe(0)
  expect((await oldNow())?.status).toBe('active')
})

test('revoking and cancelling while the server ends it tell one story', async ({
  people: { dora },
}) => {
  const { app, old, fresh } = await rotate(dora, { oldEnds: '1h' })
  await noteUse(fresh.id, now())
  moveClock(2 * HOUR)
  const actor = { ...dora, provenAt: now() }
  await Promise.all([
    endPlannedSecrets(),
    refusalOf(cancelPlannedEnd(actor, app.id, { secretId: old.id })),
    refusalOf(revokeSecret(actor, { appId: app.id, secretId: old.id })),
  ])
  const actions = await actionsOf(dora.organizationId)
  expect(actions.filter((action) => action === 'secret.revoked')).toHaveLength(1)
  expect(actions.at(-1)).toBe('secret.revoked')
})

test('now ends the old one with the same press, if that is said and the name is typed', async ({
  people: { dora },
}) => {
  const used = { oldAt: secondsAfter(now(), -HOUR) }
  const unforced = await refusalOf(rotate(dora, { oldEnds: 'now' }))
  expect(unforced?.fields?.force).toContain('never used')
  const untyped = rotate(dora, { oldEnds: 'now', force: true }, used)
  await expectRefused(untyped, 'confirmation_mismatch')
  const choice = { oldEnds: 'now', force: true, typedName: 'Ticket desk' } as const
  const { oldNow } = await rotate(dora, choice, used)
  expect(await oldNow()).toMatchObject({
    retirement: 'revoked_keeping_tokens',
    retiredBecause: 'replaced',
  })
  // What was refused has generated nothing.
  expect(await db().secret.count({ where: { name: 'New' } })).toBe(1)
})

test('an old secret that has ended meanwhile, or is another app’s, is not ended for it', async ({
  people: { dora },
}) => {
  const foreign = await issueSecret(dora, (await anApp(dora)).id, { name: 'A', expiresAt: null })
  const app = await anApp(dora, { name: 'Other' })
  const form = { name: 'New', expiresAt: null, oldEnds: '1h' as const }
  const with_ = (oldSecretId: string) => issueSecret(dora, app.id, { ...form, oldSecretId })
  await expectRefused(with_(foreign.secret.id), 'not_found')
  const { secret } = await issueSecret(dora, app.id, { name: 'B', expiresAt: null })
  await revokeSecret(dora, { appId: app.id, secretId: secret.id })
  await expectRefused(with_(secret.id), 'secret_not_active')
  for (const quietHours of [0, 721, 1.5, 'many']) {
    const wrong = { ...form, oldEnds: 'quiet' as const, quietHours, oldSecretId: secret.id }
    expect((await refusalOf(issueSecret(dora, app.id, wrong)))?.fields).toHaveProperty('quietHours')
  }
})

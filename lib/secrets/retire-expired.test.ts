import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { listSecrets } from './list-secrets'
import { sweepExpiredSecrets } from './retire-expired'
import { issueSecret } from './testing/parsed'

test('the sweep retires what has expired, of every organization, once', async ({
  people: { dora, strange },
}) => {
  const apps = [await anApp(dora), await anApp(strange)]
  for (const [index, actor] of [dora, strange].entries()) {
    const appId = apps[index]?.id ?? ''
    await issueSecret(actor, appId, { name: 'Short', expiresAt: secondsAfter(now(), DAY) })
    await issueSecret(actor, appId, { name: 'Long', expiresAt: null })
  }
  expect(await sweepExpiredSecrets()).toBe(0)
  moveClock(2 * DAY)
  expect(await sweepExpiredSecrets()).toBe(2)
  expect(await sweepExpiredSecrets()).toBe(0)
  const listed = await listSecrets(dora, apps[0]?.id ?? '')
  expect(listed.map(({ name, retirement }) => [name, retirement])).toEqual([
    ['Long', null],
    ['Short', 'expired'],
  ])
  const events = await db().auditEvent.findMany({ where: { action: 'secret.expired' } })
  expect(events.map(({ organizationId, actorName }) => [organizationId, actorName]).sort()).toEqual(
    [
      [dora.organizationId, 'Keyturn'],
      [strange.organizationId, 'Keyturn'],
    ].sort(),
  )
})

test('an expired secret is listed as expired before any sweep has come by', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const expiresAt = secondsAfter(now(), DAY)
  await issueSecret(dora, app.id, { name: 'Short', expiresAt })
  moveClock(2 * DAY)
  expect((await listSecrets(dora, app.id))[0]).toMatchObject({ status: 'expired', slot: 1 })
})

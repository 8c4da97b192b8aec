import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { actionsOf, anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { listSecrets } from './list-secrets'
import { issueSecret, regenerateSecrets, revokeSecret } from './testing/parsed'
import { countSlots } from './testing/use-secret'

const after = { name: 'After the leak', expiresAt: null, typedName: 'Ticket desk' }

test('all active secrets end as regenerated and one new one takes their place', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  await issueSecret(dora, app.id, { name: 'Two', expiresAt: null })
  const { secret } = await regenerateSecrets(dora, app.id, after)
  expect(secret).toMatchObject({ slot: 1, status: 'active', name: 'After the leak' })
  const listed = await listSecrets(dora, app.id)
  expect(listed.map(({ name, retirement }) => [name, retirement])).toEqual([
    ['After the leak', null],
    ['Two', 'regenerated'],
    ['One', 'regenerated'],
  ])
  const actions = await actionsOf(dora.organizationId)
  expect(actions.filter((action) => action === 'secret.regenerated')).toHaveLength(2)
  expect(actions.filter((action) => action === 'secret.issued')).toHaveLength(3)
})

test('without the app’s name typed nothing happens', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  const regenerated = regenerateSecrets(dora, app.id, { ...after, typedName: 'ticket desk' })
  await expectRefused(regenerated, 'confirmation_mismatch')
  expect((await listSecrets(dora, app.id)).map(({ status }) => status)).toEqual(['active'])
})

test('a secret that had expired before stays expired, not regenerated', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  await issueSecret(dora, app.id, { name: 'Short', expiresAt: secondsAfter(now(), DAY) })
  moveClock(2 * DAY)
  await regenerateSecrets(dora, app.id, after)
  const [, short] = await listSecrets(dora, app.id)
  expect(short?.retirement).toBe('expired')
})

test('a suspended app is given no new secret', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  await suspendApp(dora, app.id)
  await expectRefused(regenerateSecrets(dora, app.id, after), 'app_suspended')
  expect(await countSlots(app.id)).toBe(1)
})

test('issues and regenerations at the same moment leave one or two active, never more', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const work = Array.from({ length: 20 }, (_, index) =>
    index % 4 === 0
      ? regenerateSecrets(dora, app.id, after)
      : issueSecret(dora, app.id, { name: `Race ${index}`, expiresAt: null }),
  )
  await Promise.allSettled(work)
  expect([1, 2]).toContain(await countSlots(app.id))
})

test('regenerating ends the tokens that an earlier revocation had left alive', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, { name: 'Old', expiresAt: null })
  await revokeSecret(dora, { appId: app.id, secretId: secret.id, endTokens: false })
  await regenerateSecrets(dora, app.id, { name: 'New', expiresAt: null, typedName: app.name })
  const old = (await listSecrets(dora, app.id)).find(({ id }) => id === secret.id)
  expect(old?.retirement).toBe('regenerated')
})

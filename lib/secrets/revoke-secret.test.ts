import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
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
import { listSecrets } from './list-secrets'
import { issueSecret, revokeSecret } from './testing/parsed'
import { useSecret } from './testing/use-secret'

const one = { name: 'One', expiresAt: null }

test('a revoked secret gives its slot back and says who revoked it and when', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, one)
  const revoked = await revokeSecret(ada, { appId: app.id, secretId: secret.id })
  expect(revoked).toMatchObject({
    status: 'revoked',
    slot: null,
    retirement: 'revoked',
    retiredByName: 'Ada',
  })
  expect(await listSecrets(dora, app.id)).toEqual([revoked])
  expect(await actionsOf(dora.organizationId)).toContain('secret.revoked')
  expect((await issueSecret(dora, app.id, one)).secret.slot).toBe(1)
})

test('a secret used within 24 hours is revoked only with the app’s name typed', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, one)
  await useSecret(secret.id, secondsAfter(now(), -23 * HOUR))
  const revoke = (typedName?: string) =>
    revokeSecret(dora, { appId: app.id, secretId: secret.id, typedName })
  for (const typed of [undefined, '', 'ticket desk', 'Ticket desk 2']) {
    await expectRefused(revoke(typed), 'confirmation_mismatch')
  }
  expect((await revoke(' Ticket desk ')).status).toBe('revoked')
})

test('a secret unused for 24 hours is revoked without typing', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, one)
  await useSecret(secret.id, secondsAfter(now(), -25 * HOUR))
  await revokeSecret(dora, { appId: app.id, secretId: secret.id })
})

test('a secret’s tokens end with it unless somebody keeps them; the audit log says which and why', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const revoked = async (options: { endTokens?: boolean; reason?: 'leaked' | 'replaced' }) => {
    const { secret } = await issueSecret(dora, app.id, one)
    return revokeSecret(dora, { appId: app.id, secretId: secret.id, ...options })
  }
  expect((await revoked({})).retirement).toBe('revoked')
  expect((await revoked({ reason: 'leaked' })).retirement).toBe('revoked')
  const kept = await revoked({ reason: 'replaced', endTokens: false })
  expect(kept).toMatchObject({
    retirement: 'revoked_keeping_tokens',
    status: 'revoked',
    slot: null,
  })
  const events = await db().auditEvent.findMany({
    where: { action: 'secret.revoked' },
    orderBy: { id: 'asc' },
  })
  expect(events.map(({ detail }) => detail)).toMatchObject([
    { reason: null, tokensEnded: true },
    { reason: 'leaked', tokensEnded: true },
    { reason: 'replaced', tokensEnded: false },
  ])
})

test('of ten revocations at the same moment one happened', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, one)
  const refusals = await Promise.all(
    Array.from({ length: 10 }, () =>
      refusalOf(revokeSecret(dora, { appId: app.id, secretId: secret.id })),
    ),
  )
  const codes = refusals.map((refusal) => refusal?.code ?? 'revoked').sort()
  expect(codes).toEqual(['revoked', ...Array.from({ length: 9 }, () => 'secret_not_active')])
  const actions = await actionsOf(dora.organizationId)
  expect(actions.filter((action) => action === 'secret.revoked')).toHaveLength(1)
})

test('an expired secret is not active any more', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  const expiresAt = secondsAfter(now(), DAY)
  const { secret } = await issueSecret(dora, app.id, { name: 'Short', expiresAt })
  moveClock(2 * DAY)
  const revocation = revokeSecret(dora, { appId: app.id, secretId: secret.id })
  await expectRefused(revocation, 'secret_not_active')
})

test('a suspended or deleted app’s secret can be revoked: a leak does not wait', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const first = await issueSecret(dora, app.id, one)
  const second = await issueSecret(dora, app.id, { name: 'Two', expiresAt: null })
  await suspendApp(dora, app.id)
  await revokeSecret(dora, { appId: app.id, secretId: first.secret.id })
  await deleteApp(dora, app.id, { typedName: app.name })
  await revokeSecret(dora, { appId: app.id, secretId: second.secret.id })
})

test('a secret of another app is not there, whatever its id looks like', async ({
  people: { dora },
}) => {
  const [app, other] = [await anApp(dora), await anApp(dora, { name: 'Other' })]
  const { secret } = await issueSecret(dora, other.id, one)
  for (const secretId of [secret.id, 'AAAAAAAA', 'not an id', '\0', '']) {
    await expectRefused(revokeSecret(dora, { appId: app.id, secretId }), 'not_found')
  }
})

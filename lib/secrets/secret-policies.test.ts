import type { Actor } from '@/lib/actor'
import { anApp, expect, expectRefused, refusalOf, test } from '@/lib/apps/testing/fixtures'
import { DAY, HOUR, now, secondsAfter } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import type { Policy } from '@/lib/policies/policy'
import { writePolicy } from '@/lib/policies/testing/write-policy'
import { holdSecret } from './held-secret'
import { putInSlot } from './put-in-slot'
import { latestAllowed, limitsOf } from './secret-limits'
import { issueSecret, regenerateSecrets, revokeSecret } from './testing/parsed'

const inDays = (days: number) => secondsAfter(now(), days * DAY)
const govern = (actor: Actor, policy: Parameters<typeof writePolicy>[1]) =>
  writePolicy(actor.organizationId, policy)

/** What is refused about the end of a new secret; null if it is made. */
async function complaint(actor: Actor, expiresAt: Date | null): Promise<string | null> {
  const { id } = await anApp(actor)
  const refusal = await refusalOf(issueSecret(actor, id, { name: 'New', expiresAt }))
  return refusal?.fields?.expiresAt ?? null
}

test('a secret lives no longer than the policy says, and then has an end', async ({
  people: { dora },
}) => {
  await govern(dora, { secretMaxDays: 90 })
  expect(await complaint(dora, inDays(89))).toBeNull()
  expect(
    await complaint(dora, latestAllowed(limitsOf({ secretMaxDays: 90 } as Policy), now())),
  ).toBeNull()
  expect(await complaint(dora, inDays(92))).toContain('90 days at most')
  expect(await complaint(dora, null)).toContain('an end within 90 days')
})

test('an end can be demanded without a longest life', async ({ people: { dora } }) => {
  await govern(dora, { endlessSecrets: false })
  expect(await complaint(dora, inDays(3000))).toBeNull()
  expect(await complaint(dora, null)).toContain('an end for every secret')
})

test('a secret for which nobody chose a life has the usual one, cut to the longest', async ({
  people: { dora },
}) => {
  const daysOf = async () => {
    const { id } = await anApp(dora)
    const { secret } = await issueSecret(dora, id, { name: 'New' })
    return Math.round((Number(secret.expiresAt) - Number(now())) / 1000 / DAY)
  }
  expect(await daysOf()).toBe(180)
  await govern(dora, { secretDefaultDays: 45 })
  expect(await daysOf()).toBe(45)
  await govern(dora, { secretDefaultDays: 45, secretMaxDays: 30 })
  expect(await daysOf()).toBe(30)
})

test('where nobody can choose, as by delivery and on the old wire, the life is cut', async ({
  people: { dora },
}) => {
  await govern(dora, { secretMaxDays: 10 })
  const { id } = await anApp(dora)
  const { secret: held } = await inTransaction((tx) => holdSecret(tx, dora, id))
  const put = await putInSlot(dora, id, { slot: 2, name: 'Two', days: 60, replaces: false })
  for (const { expiresAt } of [held, put.secret]) {
    expect(expiresAt).toEqual(latestAllowed(limitsOf({ secretMaxDays: 10 } as Policy), now()))
  }
})

test('no new secret is made where the policy wants keys, and those that are there work on', async ({
  people: { dora },
}) => {
  const { id, name } = await anApp(dora)
  await issueSecret(dora, id, { name: 'Old', expiresAt: null })
  await govern(dora, { secretsAllowed: false })
  await expectRefused(
    issueSecret(dora, id, { name: 'New', expiresAt: null }),
    'secrets_not_allowed',
  )
  const regenerated = regenerateSecrets(dora, id, { name: 'New', expiresAt: null, typedName: name })
  await expectRefused(regenerated, 'secrets_not_allowed')
  const put = putInSlot(dora, id, { slot: 2, name: 'Two', days: 60, replaces: false })
  await expectRefused(put, 'secrets_not_allowed')
})

test('the old secret is kept for the notice of the policy, and can be revoked all the same', async ({
  people: { dora },
}) => {
  await govern(dora, { secretNoticeHours: 48 })
  const { id, name } = await anApp(dora)
  const old = await issueSecret(dora, id, { name: 'Old', expiresAt: null })
  const rotate = (choice: object) =>
    issueSecret(dora, id, {
      name: 'New',
      expiresAt: null,
      oldSecretId: old.secret.id,
      force: true,
      ...choice,
    })
  for (const choice of [
    { oldEnds: 'now', typedName: name },
    { oldEnds: '24h' },
    { oldEnds: 'quiet', quietHours: 47 },
    { oldEnds: 'after', afterHours: 47 },
  ]) {
    const refusal = await refusalOf(rotate(choice))
    expect(refusal?.fields?.oldEnds, JSON.stringify(choice)).toContain('2 days at least')
  }
  const replaced = putInSlot(dora, id, { slot: 1, name: 'One', days: 60, replaces: true })
  expect((await refusalOf(replaced))?.fields?.oldEnds).toContain('2 days at least')
  await rotate({ oldEnds: 'after', afterHours: 48 })
  await revokeSecret(dora, { appId: id, secretId: old.secret.id, typedName: name })
})

test('a setting counts for apps created after its moment, and for no other', async ({
  people: { dora },
}) => {
  const early = await anApp(dora)
  const policy = { secretMaxDays: 30, endlessSecrets: false }
  await govern(dora, { ...policy, appliesAfter: { secretMaxDays: now() } })
  const late = await anApp(dora)
  const far = { name: 'Far', expiresAt: inDays(300) }
  await issueSecret(dora, early.id, far)
  expect((await refusalOf(issueSecret(dora, late.id, far)))?.fields?.expiresAt).toContain('30 days')
  const endless = { name: 'Endless', expiresAt: null }
  expect((await refusalOf(issueSecret(dora, early.id, endless)))?.fields?.expiresAt).toContain(
    'an end',
  )
  await govern(dora, { ...policy, appliesAfter: { secretMaxDays: secondsAfter(now(), HOUR) } })
  await issueSecret(dora, late.id, far)
})

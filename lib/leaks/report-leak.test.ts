import { NO_ORIGIN } from '@/lib/actor'
import { actionsOf, anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { resumeSecret } from '@/lib/secrets/resume-secret'
import { checksum } from '@/lib/secrets/secret-format'
import { issueSecret, pauseSecret, revokeSecret } from '@/lib/secrets/testing/parsed'
import { LEAK_PLACES_KEPT } from './leak'
import { listLeaks } from './list-leaks'
import { reportLeak } from './report-leak'

const PLACE = 'https://git.example/a/blob/main/.env'

const found = (value: Plaintext, place = PLACE) =>
  reportLeak({ value, place, reporter: 'stranger', origin: NO_ORIGIN })

test('a secret that was found is paused until somebody resumes it, and its page says where it was', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const { secret, value } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  expect(await found(value)).toBe(true)
  const [listed] = await listSecrets(dora, app.id)
  expect(listed).toMatchObject({ status: 'paused', pause: { until: null } })
  expect(await listLeaks(dora, app.id)).toMatchObject([
    { secretId: secret.id, hint: secret.hint, place: PLACE, outcome: 'paused', reports: 1 },
  ])
  expect(await actionsOf(dora.organizationId)).toEqual(
    expect.arrayContaining(['secret.leak_reported', 'secret.paused']),
  )
})

test('a short pause becomes one that lasts until somebody resumes it', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const { secret, value } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  await pauseSecret(dora, app.id, { secretId: secret.id, length: '15m' })
  await found(value)
  expect(await listSecrets(dora, app.id)).toMatchObject([{ pause: { until: null } }])
})

test('a right public id and checksum are not enough: a hint stops no app', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  const head = `kt_cs_${secret.id}_${'0'.repeat(43)}`
  expect(await found(new Plaintext(head + checksum(head)))).toBe(false)
  expect(await listSecrets(dora, app.id)).toMatchObject([{ status: 'active' }])
  expect(await listLeaks(dora, app.id)).toEqual([])
})

test('once somebody has resumed it, a further report pauses it no more', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const { secret, value } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  await found(value)
  await resumeSecret(dora, app.id, { secretId: secret.id })
  await found(value, 'https://elsewhere.example')
  expect(await listSecrets(dora, app.id)).toMatchObject([{ status: 'active' }])
  const leaks = await listLeaks(dora, app.id)
  expect(leaks.map(({ outcome }) => outcome).toSorted()).toEqual(['paused', 'told'])
})

test('by policy it is only said', async ({ people: { ada, dora } }) => {
  const app = await anApp(dora)
  const { value } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  await setPolicy(ada, { onLeak: 'tell' })
  await found(value)
  await found(value)
  expect(await listSecrets(dora, app.id)).toMatchObject([{ status: 'active' }])
  expect(await listLeaks(dora, app.id)).toMatchObject([{ outcome: 'told', reports: 2 }])
  await setPolicy(ada, { onLeak: 'pause' })
  await found(value)
  expect(await listLeaks(dora, app.id)).toMatchObject([{ outcome: 'paused', reports: 3 }])
})

test('by policy every secret of the app ends, and none is made that nobody would see', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  const { value } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  await issueSecret(dora, app.id, { name: 'Two', expiresAt: null })
  await setPolicy(ada, { onLeak: 'regenerate' })
  await found(value)
  const listed = await listSecrets(dora, app.id)
  const ended = { status: 'revoked', retirement: 'regenerated', retiredBecause: 'leaked' }
  expect(listed).toMatchObject([ended, ended])
  const row = await db().app.findUniqueOrThrow({ where: { id: app.id } })
  expect(row.regeneratedAt).not.toBeNull()
  expect(await listLeaks(dora, app.id)).toMatchObject([{ outcome: 'regenerated' }])
})

test('a report of a secret that has ended is an event, and stops nothing', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  const { secret, value } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  await issueSecret(dora, app.id, { name: 'Two', expiresAt: null })
  await revokeSecret(dora, { appId: app.id, secretId: secret.id })
  await setPolicy(ada, { onLeak: 'regenerate' })
  expect(await found(value)).toBe(true)
  const [two] = await listSecrets(dora, app.id)
  expect(two).toMatchObject({ name: 'Two', status: 'active' })
  expect(await listLeaks(dora, app.id)).toEqual([])
  expect(await actionsOf(dora.organizationId)).toContain('secret.leak_reported')
})

test('many places of one secret are counted in one row', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  const { secret, value } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  for (let nth = 0; nth < LEAK_PLACES_KEPT + 3; nth += 1) await found(value, `place ${nth}`)
  const rows = await db().leakReport.findMany({ where: { secretId: secret.id } })
  expect(rows).toHaveLength(LEAK_PLACES_KEPT + 1)
  expect(rows.find(({ place }) => place === '')).toMatchObject({ reports: 3 })
})

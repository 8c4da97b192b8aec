import { Client } from 'pg'
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
import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { waitingForLocks } from '@/lib/db/testing/waiting-for-locks'
import { secretMatches } from './digest-secret'
import { listSecrets } from './list-secrets'
import { parseSecret } from './parse-secret'
import { issueSecret, revokeSecret } from './testing/parsed'
import { countSlots } from './testing/use-secret'

const forever = (name: string) => ({ name, expiresAt: null })

test('a new secret holds a slot, and nothing of its value is kept but the digest', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const expiresAt = secondsAfter(now(), 90 * DAY)
  const { secret, ...issued } = await issueSecret(dora, app.id, { name: 'Production', expiresAt })
  const value = issued.value.reveal()
  expect(parseSecret(value)?.id).toBe(secret.id)
  expect(secret).toMatchObject({
    appId: app.id,
    name: 'Production',
    slot: 1,
    status: 'active',
    createdByName: 'Dora',
    expiresAt,
    retiredAt: null,
    retirement: null,
    use: null,
    hint: `kt_cs_${secret.id}_…${value.slice(-4)}`,
  })
  const row = await db().secret.findUniqueOrThrow({ where: { id: secret.id } })
  expect(secretMatches(value, row)).toBe(true)
  const random = value.slice(-49, -4)
  const kept = { row, digest: Buffer.from(row.digest).toString('latin1') }
  expect(JSON.stringify(kept)).not.toContain(random)
  expect(JSON.stringify(await db().auditEvent.findMany())).not.toContain(random)
})

test('the answer prints and serialises without the value', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  const issued = await issueSecret(dora, app.id, forever('One'))
  expect(JSON.stringify(issued)).not.toContain(issued.value.reveal())
  expect(`${issued.value}`).toBe('[plaintext]')
})

test('a third active secret is refused with 409 and what to do', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  const first = await issueSecret(dora, app.id, forever('One'))
  const second = await issueSecret(dora, app.id, forever('Two'))
  expect([first.secret.slot, second.secret.slot]).toEqual([1, 2])
  const refusal = await refusalOf(issueSecret(dora, app.id, forever('Three')))
  expect(refusal?.toPublic()).toEqual({
    code: 'two_active_secrets',
    status: 409,
    sentence:
      'This app already has two active secrets. Revoke one of them before you generate another.',
  })
  expect(await listSecrets(dora, app.id)).toHaveLength(2)
})

test('of 60 at the same moment exactly two succeed, and the audit log says the same', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, index) => {
      const actor = index % 2 ? ada : dora
      return refusalOf(issueSecret(actor, app.id, forever(`Race ${index}`)))
    }),
  )
  const codes = answers.map((refusal) => refusal?.code ?? 'issued')
  expect(codes.filter((code) => code === 'issued')).toHaveLength(2)
  expect(codes.filter((code) => code === 'two_active_secrets')).toHaveLength(58)
  expect(await countSlots(app.id)).toBe(2)
  const issued = (await actionsOf(dora.organizationId)).filter((one) => one === 'secret.issued')
  expect(issued).toHaveLength(2)
})

test('the database refuses a third active secret past the code', async ({
  people: { dora },
  database,
}) => {
  const app = await anApp(dora)
  await issueSecret(dora, app.id, forever('One'))
  await issueSecret(dora, app.id, forever('Two'))
  const client = new Client({ connectionString: database.url })
  await client.connect()
  const insert = (id: string, slot: number | null) =>
    client.query(
      `INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot,
         created_at, created_by_id, created_by_name)
       VALUES ($1, $2, 'Three', 'kt_cs', 'abcd', $3, 1, $4, now(), $5, 'Dora')`,
      [id, app.id, Buffer.alloc(32), slot, dora.personId],
    )
  await expect(insert('AAAAAAA1', 1)).rejects.toThrow(/unique/)
  await expect(insert('AAAAAAA2', 2)).rejects.toThrow(/unique/)
  await expect(insert('AAAAAAA3', 3)).rejects.toThrow(/slot_one_or_two/)
  await expect(insert('AAAAAAA4', null)).rejects.toThrow(/slot_until_retired/)
  await client.end()
  expect(await countSlots(app.id)).toBe(2)
})

test('a slot that is taken past the lock is a refusal too, not a defect', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  await issueSecret(dora, app.id, forever('One'))
  let waiting: ReturnType<typeof refusalOf> | undefined
  await inTransaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot,
        created_at, created_by_id, created_by_name)
      VALUES ('AAAAAAA2', ${app.id}, 'Past the lock', 'kt_cs', 'abcd',
        ${new Uint8Array(32)}, 1, 2, now(), ${dora.personId}, 'Nobody')`
    waiting = refusalOf(issueSecret(dora, app.id, forever('Two')))
    // Until it waits for this transaction to end, it has not met the other row.
    await expect.poll(waitingForLocks).toBe(1)
  })
  expect((await waiting)?.code).toBe('two_active_secrets')
  expect(await countSlots(app.id)).toBe(2)
})

test('an expired secret frees its slot, and is listed as expired when it expired', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const expiresAt = secondsAfter(now(), 30 * DAY)
  const short = await issueSecret(dora, app.id, { name: 'Short', expiresAt })
  await issueSecret(dora, app.id, forever('Long'))
  moveClock(31 * DAY)
  const third = await issueSecret(dora, app.id, forever('Third'))
  expect(third.secret.slot).toBe(1)
  const listed = await listSecrets(dora, app.id)
  expect(listed.map(({ name, status }) => [name, status])).toEqual([
    ['Third', 'active'],
    ['Long', 'active'],
    ['Short', 'expired'],
  ])
  expect(listed.at(-1)).toMatchObject({
    id: short.secret.id,
    slot: null,
    retirement: 'expired',
    retiredAt: expiresAt,
  })
  expect(await actionsOf(dora.organizationId)).toContain('secret.expired')
})

test('a suspended and a deleted app are given no secret', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  await suspendApp(dora, app.id)
  await expectRefused(issueSecret(dora, app.id, forever('One')), 'app_suspended')
  await deleteApp(dora, app.id, { typedName: app.name })
  await expectRefused(issueSecret(dora, app.id, forever('One')), 'app_deleted')
  expect(await countSlots(app.id)).toBe(0)
})

test('a name and an end that do not fit are refused by field', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  const wrong = { name: ' ', expiresAt: secondsAfter(now(), -1) }
  const refusal = await refusalOf(issueSecret(dora, app.id, wrong))
  expect(refusal?.code).toBe('invalid_input')
  expect(Object.keys(refusal?.fields ?? {})).toEqual(['name', 'expiresAt'])
})

test('a native app is given no secret, and one that a document describes neither', async ({
  people: { dora },
}) => {
  const app = await anApp(dora, { type: 'native', redirectUris: ['http://127.0.0.1/cb'] })
  await expectRefused(issueSecret(dora, app.id, forever('One')), 'app_keeps_no_secret')
  const described = await anApp(dora)
  const change = { source: 'metadata_document' } as const
  await db().app.update({ where: { id: described.id }, data: change })
  await expectRefused(issueSecret(dora, described.id, forever('One')), 'app_described_elsewhere')
})

test('the names of an app’s active secrets differ, whatever their case', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const first = await issueSecret(dora, app.id, forever('Prødüction'))
  const refusal = await refusalOf(issueSecret(dora, app.id, forever(' prØDÜCTION ')))
  expect(refusal?.code).toBe('invalid_input')
  expect(refusal?.fields?.name).toContain('has this name')
  await issueSecret(dora, (await anApp(dora, { name: 'Other' })).id, forever('Prødüction'))
  await revokeSecret(dora, { appId: app.id, secretId: first.secret.id })
  await issueSecret(dora, app.id, forever('prødüction'))
})

test('the database keeps the names apart, too', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  await issueSecret(dora, app.id, forever('One'))
  const two = await issueSecret(dora, app.id, forever('Two'))
  const renaming = db().secret.update({ where: { id: two.secret.id }, data: { name: 'ONE' } })
  await expect(renaming).rejects.toThrow()
})

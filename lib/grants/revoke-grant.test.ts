import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { anApp, editLogo, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { actThroughApp } from '@/lib/people/act-through-app'
import { findGrantLogo } from './find-grant-logo'
import { listAuthorizations } from './list-authorizations'
import { revokeGrant } from './revoke-grant'
import { aGrant } from './testing/a-grant'

const revocationsOf = (organizationId: string) =>
  db().auditEvent.findMany({ where: { organizationId, action: 'grant.revoked' } })

test('whoever gave a grant takes it back, and the audit log tells of it', async ({
  people: { dora, dan },
}) => {
  const app = await anApp(dora)
  const id = await aGrant(dan, app.id, { lastUsedAt: now() })
  await revokeGrant(dan, id)
  expect(await db().grant.count()).toBe(0)
  expect(await db().grantUse.count()).toBe(0)
  expect(await revocationsOf(dan.organizationId)).toMatchObject([
    {
      actorId: dan.personId,
      actorName: 'Dan',
      address: '192.0.2.7',
      targetKind: 'grant',
      targetId: id,
      targetName: 'Ticket desk',
      detail: { appId: app.id },
    },
  ])
})

test('the organization of the app learns of it too, when it is another one', async ({
  people: { dan, strange },
}) => {
  await revokeGrant(dan, await aGrant(dan, (await anApp(strange)).id))
  expect(await revocationsOf(dan.organizationId)).toHaveLength(1)
  expect(await revocationsOf(strange.organizationId)).toHaveLength(1)
})

test("another person's grant answers like a missing one and stays", async ({
  people: { ada, dora, dan, sam, strange },
}) => {
  const id = await aGrant(dan, (await anApp(dora)).id)
  for (const other of [ada, dora, sam, strange]) {
    await expectRefused(revokeGrant(other, id), 'not_found')
    await expectRefused(findGrantLogo(other, id), 'not_found')
  }
  await expectRefused(revokeGrant(dan, newId('grt')), 'not_found')
  await expectRefused(revokeGrant(dan, "' OR true --"), 'not_found')
  expect(await db().grant.count()).toBe(1)
  expect(await revocationsOf(dan.organizationId)).toHaveLength(0)
})

test('two who revoke at once: one does, the other finds nothing, the audit log says it once', async ({
  people: { dora, dan },
}) => {
  const id = await aGrant(dan, (await anApp(dora)).id)
  const outcomes = await Promise.allSettled([revokeGrant(dan, id), revokeGrant(dan, id)])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await revocationsOf(dan.organizationId)).toHaveLength(1)
})

test('the other grants of the person and of the app stay', async ({ people: { dora, dan } }) => {
  const [one, two] = [await anApp(dora), await anApp(dora, { name: 'Other' })]
  const id = await aGrant(dan, one.id)
  await aGrant(dan, two.id)
  await aGrant(dora, one.id)
  await revokeGrant(dan, id)
  expect(await db().grant.count()).toBe(2)
})

test('the logo of an app that was let in is there for whoever let it in', async ({
  people: { dan, strange },
}) => {
  const app = await anApp(strange)
  const id = await aGrant(dan, app.id)
  await expectRefused(findGrantLogo(dan, id), 'not_found')
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  await editLogo(strange, app, Buffer.from(png, 'base64'))
  expect((await findGrantLogo(dan, id)).byteLength).toBeGreaterThan(20)
})

test('a session or an app of one organization neither sees nor ends what apps of another may', async ({
  people: { dora, strange },
}) => {
  const here = await aGrant(strange, (await anApp(strange)).id)
  const elsewhere = await aGrant(strange, (await anApp(dora)).id)
  const { personId } = strange
  const { organizationId } = dora
  await db().membership.create({
    data: { personId, organizationId, role: 'developer', createdAt: now() },
  })
  const limited = { ...strange, staysThere: true }
  const ids = async (actor: Actor) =>
    (await listAuthorizations(actor, { search: '', page: 1 })).authorizations.map(({ id }) => id)
  expect(await ids(limited)).toEqual([here])
  await expectRefused(revokeGrant(limited, elsewhere), 'not_found')
  expect((await ids({ ...strange, staysThere: false })).toSorted()).toEqual(
    [here, elsewhere].toSorted(),
  )
  const { id: appId } = await anApp(strange)
  const through = await actThroughApp(personId, { provenAt: null, origin: NO_ORIGIN, appId })
  if (!through) throw new Error('the app does not act for them')
  expect(await ids(through.actor)).toEqual([here])
})

import { db, inTransaction } from '@/lib/db/client'
import { presentServerOf } from '@/lib/db/connection/present-server'
import { waitingForLocks } from '@/lib/db/testing/waiting-for-locks'
import { makeOrganization } from '../testing/apps'
import { expect, test } from '../testing/engine-test'
import { apisOf } from './apis-of'
import { makeApi } from './testing/apis'

/** Moves this process to another server, as far as it can know. */
function failOver(): void {
  const server = presentServerOf('postgresql://moved.example/keyturn')
  for (const startedAt of ['before', 'after']) server.met(startedAt, { retire: () => {} })
}

test('what the server of before answers late is not kept for the one that took its place', async () => {
  const { organizationId } = await makeOrganization()
  const version = async () =>
    (await db().organization.findUniqueOrThrow({ where: { id: organizationId } })).apisVersion
  const before = await version()
  const late: Promise<unknown>[] = []
  await inTransaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE api IN ACCESS EXCLUSIVE MODE`
    late.push(apisOf(organizationId, before))
    await expect.poll(waitingForLocks).toBe(1)
    failOver()
  })
  expect(await Promise.all(late)).toEqual([[]])
  const { identifier } = await makeApi({ organizationId })
  // The new server counts on from where it was.
  await db().organization.update({ where: { id: organizationId }, data: { apisVersion: before } })
  expect(await apisOf(organizationId, before)).toMatchObject([{ identifier }])
})

import { anApp, test as base, expect } from '@/lib/apps/testing/fixtures'
import { db } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { revokeGrant } from '@/lib/grants/revoke-grant'
import { aGrant } from '@/lib/grants/testing/a-grant'
import { flushUses } from './flush'
import { recordGrantUses } from './grant-use-store'
import { noteGrantUse, takeGrantUses } from './note-grant-use'

const test = base.extend<{ clean: undefined }>({
  clean: [
    async ({ emptyDatabase: _empty }, use) => {
      takeGrantUses()
      await use(undefined)
      await closePool()
    },
    { auto: true },
  ],
})

const NOON = Date.parse('2026-11-01T12:00:00Z')
const after = (seconds: number) => new Date(NOON + seconds * 1000)

async function digestOf(id: string): Promise<Buffer> {
  return Buffer.from((await db().grant.findUniqueOrThrow({ where: { id } })).digest)
}
const lastUse = async (grantDigest: Buffer) =>
  (await db().grantUse.findUnique({ where: { grantDigest: new Uint8Array(grantDigest) } }))
    ?.lastUsedAt

test('the last use of a grant is written with the next flush, and never goes backwards', async ({
  people: { dora, dan },
}) => {
  const grantDigest = await digestOf(await aGrant(dan, (await anApp(dora)).id))
  for (const seconds of [1, 9, 4]) noteGrantUse({ grantDigest, at: after(seconds) })
  await flushUses()
  expect(await lastUse(grantDigest)).toEqual(after(9))
  await recordGrantUses([{ grantDigest, at: after(2) }])
  expect(await lastUse(grantDigest)).toEqual(after(9))
  await recordGrantUses([{ grantDigest, at: after(12) }])
  expect(await lastUse(grantDigest)).toEqual(after(12))
})

test('a grant that was revoked meanwhile does not keep the others from being written', async ({
  people: { dora, dan },
}) => {
  const [gone, stays] = [
    await aGrant(dan, (await anApp(dora)).id),
    await aGrant(dora, (await anApp(dora)).id),
  ]
  const digests = [await digestOf(gone), await digestOf(stays)]
  await revokeGrant(dan, gone)
  for (const grantDigest of digests) noteGrantUse({ grantDigest, at: after(0) })
  await flushUses()
  expect(await db().grantUse.count()).toBe(1)
})

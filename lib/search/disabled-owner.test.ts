import { appQuery } from '@/lib/apps/list/app-query'
import { browseApps } from '@/lib/apps/list/browse-apps'
import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { db } from '@/lib/db/client'
import { disablePerson } from '@/lib/people/disable-person'
import { listDisabled } from '@/lib/people/list-disabled'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { listToLookAt } from '@/lib/secrets/to-look-at/list-to-look-at'
import { found } from './testing/parsed'

test('a disabled owner is marked in My Apps, among secrets to look at, and in what is found', async ({
  people: { ada, dora, dan },
}) => {
  const { id } = await anApp(dora)
  const { secret } = await issueSecret(dora, id, { name: 'One', expiresAt: null })
  const createdAt = new Date('2026-01-01T00:00:00Z')
  await db().secretUse.create({
    data: {
      secretId: secret.id,
      firstUsedAt: createdAt,
      firstAddress: '192.0.2.1',
      lastUsedAt: createdAt,
      lastAddress: '192.0.2.1',
      lastUserAgent: '',
      lastGrantType: 'client_credentials',
    },
  })
  const marks = async () => [
    (await browseApps(ada, appQuery.parse({}))).apps[0]?.ownerDisabled,
    (await listToLookAt(ada, 'unused_90', null)).secrets[0]?.ownerDisabled,
    (await found(ada, 'Ticket desk', 'app'))[0]?.ownerDisabled,
    (await found(ada, secret.id, 'secret'))[0]?.ownerDisabled,
    (await listDisabled(ada, [dora.personId, dan.personId])).has(dora.personId),
  ]
  expect(await marks()).toEqual([false, false, false, false, false])
  await disablePerson(ada, dora.personId)
  expect(await marks()).toEqual([true, true, true, true, true])
})

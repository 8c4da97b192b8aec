import { anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { now } from '@/lib/clock'
import { findSecretUse } from './find-secret-use'
import { listSecrets } from './list-secrets'
import { issueSecret } from './testing/parsed'
import { useSecret } from './testing/use-secret'

test('the first use appears with its time, address, user agent and grant type', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  const input = { appId: app.id, secretId: secret.id }
  expect(await findSecretUse(dora, input)).toBeNull()
  const at = now()
  await useSecret(secret.id, at)
  const use = await findSecretUse(dora, input)
  expect(use).toEqual({
    firstUsedAt: at,
    firstAddress: '198.51.100.9',
    lastUsedAt: at,
    lastAddress: '198.51.100.9',
    lastUserAgent: 'curl/8',
    lastGrantType: 'client_credentials',
  })
  expect((await listSecrets(dora, app.id))[0]?.use).toEqual(use)
})

test('a secret that is not the app’s is not there', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  for (const secretId of ['AAAAAAAA', '', '\0']) {
    await expectRefused(findSecretUse(dora, { appId: app.id, secretId }), 'not_found')
  }
})

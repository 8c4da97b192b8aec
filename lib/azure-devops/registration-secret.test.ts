import type { Actor } from '@/lib/actor'
import { anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { issueSecret, revokeSecret } from '@/lib/secrets/testing/parsed'
import { createAlternative, rotate } from './registration-secret'

const VALUE = /^kt_cs_[0-9A-Za-z]{8}_[0-9A-Za-z]{49}$/

const slotsOf = async (actor: Actor, appId: string) =>
  (await listSecrets(actor, appId)).map(({ slot, name }) => `${slot} ${name}`).toSorted()

test('POST makes the alternative beside the primary, and answers its value as a JSON text', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  await issueSecret(dora, app.id, { name: 'Production', expiresAt: null })
  const { status, body } = await createAlternative(dora, app.id)
  expect([status, typeof body]).toEqual([200, 'string'])
  expect(body).toMatch(VALUE)
  expect(await slotsOf(dora, app.id)).toEqual(['1 Production', '2 Alternative'])
  const made = (await listSecrets(dora, app.id)).find(({ slot }) => slot === 2)
  expect(made?.expiresAt?.getTime()).toBeGreaterThan(secondsAfter(now(), 59 * DAY).getTime())
  await expectRefused(createAlternative(dora, app.id), 'two_active_secrets')
})

test('PUT rotates the primary as documented, byte for byte, and the alternative works on', async ({
  people: { dora },
}) => {
  const app = await anApp(dora, {
    type: 'web',
    redirectUris: ['https://fabrikam.example/cb'],
    websiteUrl: 'https://fabrikam.example',
  })
  await issueSecret(dora, app.id, { name: 'Production', expiresAt: null })
  await createAlternative(dora, app.id)
  const { status, body } = await rotate(dora, app.id, 'primary')
  const [primary, alternative, old] = await listSecrets(dora, app.id)
  expect([primary?.name, alternative?.name, old?.name]).toEqual([
    'Primary',
    'Alternative',
    'Production',
  ])
  expect(old).toMatchObject({ retirement: 'revoked', retiredBecause: 'replaced' })
  const { secret } = body as { secret: string }
  expect(secret).toMatch(VALUE)
  expect(secret).toContain(primary?.id)
  expect(status).toBe(200)
  expect(JSON.stringify(body)).toBe(
    '{"clientType":"confidential","isValid":true,"isWellKnown":false,' +
      '"organizationLocation":"https://fabrikam.example","organizationName":"Fjord Rail",' +
      `"redirectUris":["https://fabrikam.example/cb"],"registrationId":"${app.id}",` +
      '"registrationLocation":"https://fabrikam.example","registrationName":"Ticket desk",' +
      `"scopes":"tickets","secret":"${secret}",` +
      `"secretValidTo":"${primary?.expiresAt?.toISOString()}",` +
      `"validFrom":"${primary?.createdAt.toISOString()}"}`,
  )
})

test('PUT of the alternative holds the alternative alone', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  await issueSecret(dora, app.id, { name: 'Production', expiresAt: null })
  const { body } = await rotate(dora, app.id, 'Alternative')
  expect(body).toMatchObject({ alternativeSecret: expect.stringMatching(VALUE) })
  expect(body).not.toHaveProperty('secret')
  await rotate(dora, app.id, 'alternative')
  expect((await slotsOf(dora, app.id)).slice(0, 2)).toEqual(['1 Production', '2 Alternative'])
})

test('primary and alternative are places: a revocation does not make one the other', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, { name: 'Production', expiresAt: null })
  await createAlternative(dora, app.id)
  await revokeSecret(dora, { appId: app.id, secretId: secret.id })
  const { body } = await rotate(dora, app.id, 'primary')
  expect(body).toHaveProperty('secret')
  expect((await slotsOf(dora, app.id)).slice(0, 2)).toEqual(['1 Primary', '2 Alternative'])
})

test('whoever may not change the app rotates nothing, and a third type is refused', async ({
  people: { dora, dan, sam },
}) => {
  const app = await anApp(dora)
  await expectRefused(rotate(dan, app.id, 'primary'), 'not_found')
  await expectRefused(rotate(sam, app.id, 'primary'), 'forbidden')
  await expectRefused(createAlternative(sam, app.id), 'forbidden')
  await expectRefused(rotate(dora, app.id, 'both'), 'invalid_input')
})

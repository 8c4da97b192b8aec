import { anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { now } from '@/lib/clock'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { flushUses } from '@/lib/usage/flush'
import { noteCaller, takeCallers } from '@/lib/usage/note-caller'
import { perform } from '../testing/perform'

const AGENT = { userAgent: 'curl/8', grantType: 'client_credentials' }

test('a program asks for networks, tries them, sets them, and reads them at the app and the secret', async ({
  people: { dora, sam, strange },
}) => {
  takeCallers()
  const { id: appId } = await anApp(dora)
  const { secret } = await issueSecret(dora, appId, { name: 'One', expiresAt: null })
  const caller = { kind: 'secret' as const, credentialId: secret.id, appId, ...AGENT }
  for (const address of ['192.0.2.1', '2001:db8::7']) noteCaller({ ...caller, address }, now())
  await flushUses()
  const params = { client_id: appId }
  const { networks } = await perform(dora, 'proposeNetworks', { params })
  expect(networks).toMatchObject([{ uses: 1 }, { uses: 1 }])
  const body = { networks: ['192.0.2.1/32'] }
  const run = await perform(sam, 'dryRunNetworks', { params, body })
  expect(run).toMatchObject({
    verdict: 'some_refused',
    refused: { total: 1, first: [{ address: '2001:db8::7', credential: { id: secret.id } }] },
    admitted: { total: 1, uses: 1 },
  })
  expect(await perform(dora, 'setAppNetworks', { params, body })).toEqual(body)
  const ofSecret = { ...params, secret_id: secret.id }
  const sent = { networks: ['2001:DB8::/32', '192.0.2.9/24'] }
  await perform(dora, 'setSecretNetworks', { params: ofSecret, body: sent })
  expect(await perform(dora, 'readSecret', { params: ofSecret })).toMatchObject({
    networks: ['2001:db8::/32', '192.0.2.0/24'],
  })
  expect(await perform(dora, 'readApp', { params })).toMatchObject(body)
  const ofOne = { networks: ['10.0.0.0/8'], secret_id: secret.id }
  expect(await perform(dora, 'dryRunNetworks', { params, body: ofOne })).toMatchObject({
    verdict: 'all_refused',
  })
  for (const wrong of ['here', '10.0.0.0/33', '10.0.0.0/8 192.0.2.0/24']) {
    const attempt = perform(dora, 'setAppNetworks', { params, body: { networks: [wrong] } })
    await expectRefused(attempt, 'invalid_input')
  }
  await expectRefused(perform(sam, 'setAppNetworks', { params, body }), 'forbidden')
  await expectRefused(perform(strange, 'dryRunNetworks', { params, body }), 'not_found')
})

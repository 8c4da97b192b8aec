import { acceptInput } from '@/lib/accept-input'
import { type NetworksInput, networksInput } from '@/lib/apps/networks-input'
import { setAppNetworks } from '@/lib/apps/set-app-networks'
import { actionsOf, anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { setSecretNetworks } from './set-secret-networks'
import { issueSecret } from './testing/parsed'

const typed = (networks: string): NetworksInput => acceptInput(networksInput, { networks })

test('whoever may change an app binds it to networks, in their usual form, and sets it free', async ({
  people: { dora, sam, strange },
}) => {
  const app = await anApp(dora)
  const bound = await setAppNetworks(
    dora,
    app.id,
    typed('203.0.113.9/24\n 2001:DB8::/48, 203.0.113.0/24'),
  )
  expect(bound.networks).toEqual(['203.0.113.0/24', '2001:db8::/48'])
  expect((await setAppNetworks(dora, app.id, typed(' '))).networks).toEqual([])
  await expectRefused(setAppNetworks(sam, app.id, typed('')), 'forbidden')
  await expectRefused(setAppNetworks(strange, app.id, typed('')), 'not_found')
  const actions = await actionsOf(dora.organizationId)
  expect(actions.filter((action) => action === 'app.networks_set')).toHaveLength(2)
})

test('one secret has networks of its own', async ({ people: { dora, strange } }) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  const which = { appId: app.id, secretId: secret.id }
  expect((await setSecretNetworks(dora, which, typed('192.0.2.7'))).networks).toEqual([
    '192.0.2.7/32',
  ])
  await expectRefused(setSecretNetworks(strange, which, typed('')), 'not_found')
  expect(await actionsOf(dora.organizationId)).toContain('secret.networks_set')
})

test('what is no network is refused, and more than 50 of them', () => {
  const many = Array.from({ length: 51 }, (_, at) => `10.${at}.0.0/16`).join('\n')
  for (const networks of ['10.0.0.0/33', 'here', many]) {
    expect(networksInput.safeParse({ networks }).success, networks).toBe(false)
  }
})

import { acceptInput } from '@/lib/accept-input'
import { networksInput } from '@/lib/apps/networks-input'
import { setAppNetworks } from '@/lib/apps/set-app-networks'
import { anApp, expect, expectRefused } from '@/lib/apps/testing/fixtures'
import { DAY, HOUR, secondsAfter } from '@/lib/clock'
import { giveSecret } from '@/lib/oauth/testing/apps'
import { setSecretNetworks } from '@/lib/secrets/set-secret-networks'
import { fewestNetworks } from './fewest-networks'
import { flushUses } from './flush'
import { type AddressList, verdictOf } from './networks'
import { proposeNetworks } from './propose-networks'
import { cameTo, test } from './testing/counted'
import { tryNetworks } from './try-networks'

const typed = (networks: string) => acceptInput(networksInput, { networks })
const addresses = ({ first }: AddressList) => first.map(({ address }) => address)

const NOON = new Date('2026-11-01T12:00:00Z')
const seen = (...all: string[]) =>
  all.map((address, n) => ({ address, uses: n + 1, lastAt: secondsAfter(NOON, -n) }))
const proposed = (all: string[], most = 50) =>
  fewestNetworks(seen(...all), most).networks.map(({ network }) => network)

test('each address stands alone, and many of one block are that block', () => {
  const three = ['192.0.2.1', '192.0.2.2', '192.0.2.3']
  expect(proposed(three)).toEqual(['192.0.2.1/32', '192.0.2.2/32', '192.0.2.3/32'])
  expect(fewestNetworks(seen(...three, '192.0.2.9', '198.51.100.7'), 50)).toEqual({
    networks: [
      { network: '192.0.2.0/24', addresses: 4, uses: 10, lastAt: NOON },
      { network: '198.51.100.7/32', addresses: 1, uses: 5, lastAt: secondsAfter(NOON, -4) },
    ],
    leftOut: 0,
  })
})

test('an address of IPv6 stands alone, and two of one /64 are that network', () => {
  expect(proposed(['2001:db8::1', '2001:db8:0:1::1'])).toEqual([
    '2001:db8::1/128',
    '2001:db8:0:1::1/128',
  ])
  expect(proposed(['2001:db8:0:1::1', '2001:db8:0:1:aaaa::7'])).toEqual(['2001:db8:0:1::/64'])
})

test('one address that came by several credentials or as IPv4 in IPv6 is one', () => {
  const same = ['192.0.2.1', '::ffff:192.0.2.1', '192.0.2.1', '192.0.2.1']
  expect(proposed(same)).toEqual(['192.0.2.1/32'])
  expect(fewestNetworks(seen(...same), 50).networks).toMatchObject([{ addresses: 1, uses: 10 }])
  expect(proposed(['', 'unknown'])).toEqual([])
})

test('a list that would be too long is joined further, and says what is left out', () => {
  const pairs = Array.from({ length: 30 }, (_, n) => [`10.0.${n}.1`, `10.0.${n}.2`]).flat()
  expect(proposed(pairs)).toHaveLength(30)
  const far = Array.from({ length: 60 }, (_, n) => `10.0.${n}.1`)
  const { networks, leftOut } = fewestNetworks(seen(...far), 50)
  expect([networks.length, networks[0]?.network, leftOut]).toEqual([50, '10.0.0.1/32', 10])
})

test('proposals come from who came in the last 30 days with what still works', async ({
  people: { dora, sam, strange },
}) => {
  const { id: appId } = await anApp(dora)
  const [one, two] = [await giveSecret(appId), await giveSecret(appId, { slot: 2 })]
  const stolen = await giveSecret(appId, { retirement: 'revoked' })
  cameTo(appId, one.id, { address: '192.0.2.1', ago: 40 * DAY, times: 5 })
  cameTo(appId, one.id, { address: '192.0.2.1', ago: 2 * HOUR, times: 3 })
  cameTo(appId, two.id, { address: '2001:db8::7', ago: HOUR })
  cameTo(appId, one.id, { address: '192.0.2.99', ago: 31 * DAY })
  cameTo(appId, stolen.id, { address: '198.51.100.66' })
  cameTo(appId, two.id, { address: '', times: 4 })
  await flushUses()
  expect(await proposeNetworks(sam, { appId })).toEqual({
    networks: [
      { network: '2001:db8::7/128', addresses: 1, uses: 1, lastAt: expect.any(Date) },
      { network: '192.0.2.1/32', addresses: 1, uses: 3, lastAt: expect.any(Date) },
    ],
    leftOut: 0,
    unknownUses: 4,
  })
  const ofOne = await proposeNetworks(dora, { appId, secretId: one.id })
  expect(ofOne.networks.map(({ network }) => network)).toEqual(['192.0.2.1/32'])
  await expectRefused(proposeNetworks(strange, { appId }), 'not_found')
  await expectRefused(proposeNetworks(dora, { appId, secretId: 'abcdefgh' }), 'not_found')
  await expectRefused(proposeNetworks(dora, { appId, secretId: stolen.id }), 'secret_not_active')
})

test('a dry run says who of the last 30 days would be refused, and changes nothing', async ({
  people: { dora, strange },
}) => {
  const { id: appId } = await anApp(dora)
  const { id } = await giveSecret(appId)
  const dryRun = (networks: string) => tryNetworks(dora, { appId }, typed(networks))
  expect(verdictOf(await dryRun('192.0.2.0/24'))).toBe('nobody_seen')
  cameTo(appId, id, { address: '192.0.2.1', ago: HOUR, times: 3 })
  cameTo(appId, id, { address: '198.51.100.7', ago: 2 * HOUR })
  cameTo(appId, id, { address: '2001:db8::7', ago: 3 * HOUR })
  await flushUses()
  const some = await dryRun('192.0.2.0/24\n2001:db8::/48')
  expect(some.refused).toMatchObject({
    first: [{ address: '198.51.100.7', uses: 1, lastAt: expect.any(Date), credential: { id } }],
    total: 1,
    uses: 1,
  })
  expect(addresses(some.admitted)).toEqual(['192.0.2.1', '2001:db8::7'])
  expect([some.admitted.uses, verdictOf(some)]).toEqual([4, 'some_refused'])
  expect(verdictOf(await dryRun('10.0.0.0/8'))).toBe('all_refused')
  expect(verdictOf(await dryRun(''))).toBe('none_refused')
  await expectRefused(tryNetworks(strange, { appId }, typed('')), 'not_found')
})

test('a dry run counts the networks of the app and of each secret together', async ({
  people: { dora },
}) => {
  const { id: appId } = await anApp(dora)
  const [free, bound] = [await giveSecret(appId), await giveSecret(appId, { slot: 2 })]
  await setSecretNetworks(dora, { appId, secretId: bound.id }, typed('10.1.0.0/16'))
  for (const address of ['10.1.0.1', '10.2.0.1']) {
    cameTo(appId, free.id, { address, ago: HOUR })
    cameTo(appId, bound.id, { address, ago: 2 * HOUR })
  }
  await flushUses()
  const { refused } = await tryNetworks(dora, { appId }, typed('10.0.0.0/8'))
  expect(refused.first).toMatchObject([{ address: '10.2.0.1', credential: { id: bound.id } }])
  await setAppNetworks(dora, appId, typed('10.1.0.0/16'))
  const ofFree = await tryNetworks(dora, { appId, secretId: free.id }, typed('10.0.0.0/8'))
  expect([addresses(ofFree.refused), addresses(ofFree.admitted)]).toEqual([
    ['10.2.0.1'],
    ['10.1.0.1'],
  ])
})

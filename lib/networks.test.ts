import { expect, test } from '@playwright/test'
import { canonicalNetwork, isIn, readNetworks } from './networks'

test('an address is in the networks that contain it', () => {
  const networks = readNetworks(['10.0.0.0/8', '192.0.2.7', 'fd00::/8'])
  if (!networks) throw new Error('those are networks')
  for (const inside of ['10.255.0.1', '192.0.2.7', 'fd12::1', 'fd12::1%eth0', '::ffff:10.1.2.3']) {
    expect(isIn(networks, inside), inside).toBe(true)
  }
  for (const outside of ['11.0.0.1', '192.0.2.8', 'fe80::1', '10.0.0', 'example.com', '']) {
    expect(isIn(networks, outside), outside).toBe(false)
  }
})

test('what is no network is refused', () => {
  for (const none of [
    '',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0/8',
    'fd00::/129',
    'x/8',
    '::/-1',
  ]) {
    expect(readNetworks(['10.0.0.0/8', none]), none).toBeNull()
  }
})

test('a network has one usual form', () => {
  const forms = {
    '10.1.2.3/8': '10.0.0.0/8',
    '192.0.2.7': '192.0.2.7/32',
    '192.0.2.200/25': '192.0.2.128/25',
    '1.2.3.4/0': '0.0.0.0/0',
    '2001:DB8:0:0::1/48': '2001:db8::/48',
    'fe80::ffff:1/127': 'fe80::ffff:0/127',
    '::1': '::1/128',
    '1::/0': '::/0',
    '::ffff:10.1.2.3/104': '10.0.0.0/8',
    '::ffff:10.1.2.3': '10.1.2.3/32',
    '::ffff:10.1.2.3/90': null,
    'x/8': null,
    '10.0.0.0/33': null,
  }
  for (const [text, form] of Object.entries(forms)) {
    expect([text, canonicalNetwork(text)]).toEqual([text, form])
  }
})

import { expect, test } from '@playwright/test'
import { addressBlock } from './address-block'

const BLOCKS = {
  '192.0.2.1': '192.0.2.1',
  '::ffff:192.0.2.1': '192.0.2.1',
  '2001:db8:1:2:3:4:5:6': '2001:db8:1:2::/64',
  '2001:0DB8:0001:0002::1': '2001:db8:1:2::/64',
  '2001:db8::1': '2001:db8:0:0::/64',
  '::1': '0:0:0:0::/64',
  'fe80::1%eth0': 'fe80:0:0:0::/64',
}

for (const [address, block] of Object.entries(BLOCKS)) {
  test(`${address} counts as ${block}`, () => {
    expect(addressBlock(address)).toBe(block)
  })
}

test('a request without an address counts with its like', () => {
  expect(addressBlock(null)).toBe('unknown')
})

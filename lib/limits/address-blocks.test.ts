import { expect, test } from '@playwright/test'
import { addressBlock, addressBlocks } from './address-blocks'

const LIKE: Record<string, string> = {
  '::ffff:192.0.2.1': '192.0.2.1',
  '2001:db8:1:2:3:4:5:6': '2001:db8:1:2::',
  '2001:0DB8:0001:0002::1': '2001:db8:1:2:ffff::',
  '2001:db8::1': '2001:db8:0:0:1:2:3:4',
  '::192.0.2.1': '::1',
  'fe80::1%eth0': 'fe80::2',
  'not an address': '-',
}

for (const [address, other] of Object.entries(LIKE)) {
  test(`${address} counts as one with ${other}`, () => {
    expect(addressBlocks(address)).toEqual(addressBlocks(other))
  })
}

test('neighbours in IPv4 count apart, whatever their network', () => {
  expect(addressBlocks('192.0.2.1')).toEqual([{ block: '192.0.2.1', allows: 1 }])
  expect(addressBlock('192.0.2.2')).not.toBe(addressBlock('192.0.2.1'))
})

test('IPv6 counts by /64, and more slowly by /56 and /48', () => {
  const shared = (one: string, other: string) => {
    const blocks = new Set(addressBlocks(other).map(({ block }) => block))
    return addressBlocks(one).map(({ block }) => blocks.has(block))
  }
  expect(addressBlocks('2001:db8::1').map(({ allows }) => allows)).toEqual([1, 4, 16])
  expect(shared('2001:db8:1:2::1', '2001:db8:1:2::2')).toEqual([true, true, true])
  expect(shared('2001:db8:1:2::1', '2001:db8:1:ff::1')).toEqual([false, true, true])
  expect(shared('2001:db8:1:2::1', '2001:db8:1:100::1')).toEqual([false, false, true])
  expect(shared('2001:db8:1:2::1', '2001:db8:2:2::1')).toEqual([false, false, false])
})

test('a request without an address counts with its like', () => {
  expect(addressBlock(null)).toBe('unknown')
})

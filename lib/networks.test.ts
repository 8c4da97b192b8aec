import { expect, test } from '@playwright/test'
import { isIn, readNetworks } from './networks'

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

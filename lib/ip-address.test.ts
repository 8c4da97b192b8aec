import { expect, test } from '@playwright/test'
import { ipAddress } from './ip-address'

const FORMS: Record<string, string | null> = {
  '192.0.2.1': '192.0.2.1',
  '::ffff:192.0.2.1': '192.0.2.1',
  '::FFFF:c000:0201': '192.0.2.1',
  '2001:0DB8:0:0::1': '2001:db8::1',
  'fe80::1%eth0': 'fe80::1',
  '::1': '::1',
  '': null,
  unknown: null,
  '192.0.2.1:443': null,
  '[2001:db8::1]': null,
  '192.0.2.01': null,
  '192.0.2': null,
  ' 192.0.2.1': null,
  'example.com': null,
}

test('an address has one form, and what is none is null', () => {
  for (const [text, address] of Object.entries(FORMS)) expect(ipAddress(text), text).toBe(address)
  expect([ipAddress(undefined), ipAddress(null)]).toEqual([null, null])
})

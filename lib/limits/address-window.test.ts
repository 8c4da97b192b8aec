import { expect, test } from '@playwright/test'
import { moveClock } from '@/lib/clock'
import { AddressWindow } from './address-window'

const made = () => new AddressWindow({ windowSeconds: 60, keysKept: 1_000, limit: 5 })

function noteMany(window: AddressWindow, count: number, address: (n: number) => string): void {
  for (let n = 0; n < count; n += 1) window.note(address(n))
}

test('an address is closed from its limit on, until the window ends', () => {
  const window = made()
  const filled = [1, 2, 3, 4, 5, 6].map(() => window.note('192.0.2.1'))
  expect(filled).toEqual([false, false, false, false, true, false])
  expect(window.secondsClosed('192.0.2.1')).toBe(60)
  expect(window.secondsClosed('192.0.2.2')).toBe(0)
  moveClock(61)
  expect(window.secondsClosed('192.0.2.1')).toBe(0)
})

test('who owns an IPv6 /56 or a /48 gets four and sixteen times as much, not once for each /64', () => {
  const hex = (n: number) => n.toString(16)
  const home = made()
  noteMany(home, 20, (n) => `2001:db8:0:${hex(n)}::1`)
  expect(home.secondsClosed('2001:db8:0:aa::1')).toBeGreaterThan(0)
  expect(home.secondsClosed('2001:db8:0:100::1')).toBe(0)
  const company = made()
  noteMany(company, 80, (n) => `2001:db8:0:${hex(n * 0x100)}::1`)
  expect(company.secondsClosed('2001:db8:0:ffff::1')).toBeGreaterThan(0)
  expect(company.secondsClosed('2001:db8:1:ffff::1')).toBe(0)
})

test('one /64 that goes on for ever does not close its neighbours', () => {
  const window = made()
  noteMany(window, 1_000, (n) => `2001:db8::${n.toString(16)}`)
  expect(window.secondsClosed('2001:db8::1')).toBeGreaterThan(0)
  expect(window.secondsClosed('2001:db8:0:1::1')).toBe(0)
})

test('one address is counted apart for each of whom it is about', () => {
  const window = made()
  for (let n = 0; n < 5; n += 1) window.note('192.0.2.1', 'app_a')
  expect(window.secondsClosed('192.0.2.1', 'app_a')).toBeGreaterThan(0)
  expect(window.secondsClosed('192.0.2.1', 'app_b')).toBe(0)
})

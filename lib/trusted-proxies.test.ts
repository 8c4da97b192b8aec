import { expect, test } from '@playwright/test'
import { trustedProxies } from './trusted-proxies'

const trustOf = (text: string) => trustedProxies.parse(text)

test('networks, single addresses and names are trusted, and nobody else', () => {
  const { trusts } = trustOf('10.1.0.0/16, 192.0.2.7,2001:db8::/32, loopback')
  for (const address of ['10.1.2.3', '192.0.2.7', '2001:db8:5::1', '127.0.0.1', '::1']) {
    expect(trusts(address, 0), address).toBe(true)
    expect(trusts(address, 7), address).toBe(true)
  }
  for (const address of ['10.2.0.1', '192.0.2.8', '2001:db9::1', 'unknown', '']) {
    expect(trusts(address, 0), address).toBe(false)
  }
})

test('uniquelocal and linklocal are the private networks of IPv4 and IPv6', () => {
  const { trusts } = trustOf('uniquelocal,linklocal')
  const inside = ['10.9.9.9', '172.31.0.1', '192.168.1.1', 'fd00::1', '169.254.1.1', 'fe80::1']
  expect(inside.map((address) => trusts(address, 0))).toEqual(inside.map(() => true))
  expect(trusts('172.32.0.1', 0)).toBe(false)
})

test('true is one proxy at any address, false is none', () => {
  expect([trustOf('true').trusts('192.0.2.1', 0), trustOf('true').trusts('192.0.2.1', 1)]).toEqual([
    true,
    false,
  ])
  expect(trustOf('false').trusts('127.0.0.1', 0)).toBe(false)
})

test('only a proxy on another machine needs to reach us from there', () => {
  const elsewhere = (text: string) => trustOf(text).elsewhere
  expect(['loopback', '127.0.0.1', '127.0.0.0/8,::1', 'false'].map(elsewhere)).not.toContain(true)
  expect(['true', '10.0.0.0/8', 'loopback,10.0.0.1'].map(elsewhere)).not.toContain(false)
})

test('what is no network is refused', () => {
  for (const wrong of ['10.0.0.0/33', 'proxy.example', 'loopback/8', 'toString', '1']) {
    const { error } = trustedProxies.safeParse(`loopback,${wrong}`)
    expect(error?.issues[0]?.message, wrong).toContain('must be networks')
  }
})

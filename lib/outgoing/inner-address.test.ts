import { expect, test } from '@playwright/test'
import { type AdmittedNetworks, NOTHING_ADMITTED, readAdmitted } from '@/lib/admitted-networks'
import { isInnerAddress } from './inner-address'

const isInner = (address: string, admitted: AdmittedNetworks = NOTHING_ADMITTED) =>
  isInnerAddress(address, { host: 'app.example', admitted })

const INNER = {
  'this machine': ['127.0.0.1', '127.255.255.254', '::1', '0.0.0.0', '0.1.2.3', '::'],
  'a private network': ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd12::1'],
  'a carrier’s network': ['100.64.0.1', '100.127.255.255'],
  'this link': ['169.254.1.1', 'fe80::1', 'fe80::1%eth0', 'febf::1'],
  'a metadata service': ['169.254.169.254', 'fd00:ec2::254', '168.63.129.16', '192.0.0.192'],
  'IPv4 mapped into IPv6': ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8', '::127.0.0.1'],
  NAT64: ['64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::a00:1'],
  '6to4 and Teredo': ['2002:7f00:1::', '2002:a00:1::1', '2001:0:1::1'],
  documentation: ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
  'many at once': ['224.0.0.1', '255.255.255.255', 'ff02::1', '240.0.0.1'],
  'nothing yet': ['4000::1', 'fec0::1', '5f00::1', '100::1'],
  'no address': ['', 'localhost', '127.1', 'example.com'],
}

for (const [what, addresses] of Object.entries(INNER)) {
  test(`an address of ${what} is an inner one`, () => {
    for (const address of addresses) {
      expect(isInner(address), address).toBe(true)
    }
  })
}

test('an address of the public internet is none', () => {
  for (const address of ['8.8.8.8', '100.63.255.255', '172.32.0.1', '2606:4700::1', '2a00::1']) {
    expect(isInner(address), address).toBe(false)
  }
})

test('an allowed network is as good as the public internet, and only it', () => {
  const admitted = readAdmitted(['10.20.0.0/16', '::1']) ?? NOTHING_ADMITTED
  for (const address of ['10.20.3.4', '::1', '::ffff:10.20.3.4']) {
    expect(isInner(address, admitted), address).toBe(false)
  }
  for (const address of ['10.21.0.1', '127.0.0.1']) {
    expect(isInner(address, admitted), address).toBe(true)
  }
})

import { expect, test } from '@playwright/test'
import { admittedNetworks, isAdmitted, readAdmitted } from './admitted-networks'

const read = (text: string) => admittedNetworks.parse(text)
const at = (address: string, host = 'app.example') => ({ host, address })

test('networks, addresses and hosts are told apart, whatever is between them', () => {
  const admitted = read('10.20.0.0/16, 10.9.0.1 fd00::/8,nginx , *.Corp.example')
  expect(admitted.hosts).toEqual(['nginx', '*.corp.example'])
  for (const address of ['10.20.1.1', '10.9.0.1', 'fd12::1', '::ffff:10.20.0.1']) {
    expect(isAdmitted(admitted, at(address)), address).toBe(true)
  }
  for (const address of ['10.21.0.1', '10.9.0.2', '192.168.1.1', '::1']) {
    expect(isAdmitted(admitted, at(address)), address).toBe(false)
  }
})

test('a host is admitted by its whole name, or everything below a name', () => {
  const admitted = read('nginx, *.corp.example')
  for (const host of ['nginx', 'NGINX', 'a.corp.example', 'a.b.corp.example', 'a.corp.example.']) {
    expect(isAdmitted(admitted, at('10.0.0.1', host)), host).toBe(true)
  }
  for (const host of ['corp.example', 'xcorp.example', 'a.nginx', 'nginx.example', '']) {
    expect(isAdmitted(admitted, at('10.0.0.1', host)), host).toBe(false)
  }
})

test('a metadata service is admitted by its address alone', () => {
  const wide = read('169.254.0.0/16, fd00::/8, 0.0.0.0/0, app.example, 100.64.0.0/10')
  for (const address of ['169.254.169.254', 'fd00:ec2::254', '::ffff:169.254.169.254']) {
    expect(isAdmitted(wide, at(address)), address).toBe(false)
  }
  for (const address of ['100.100.100.200', '64:ff9b::a9fe:a9fe', '2002:a9fe:a9fe::1']) {
    expect(isAdmitted(wide, at(address)), address).toBe(false)
  }
  expect(isAdmitted(wide, at('169.254.1.1'))).toBe(true)
  expect(isAdmitted(read('169.254.169.254'), at('169.254.169.254'))).toBe(true)
})

test('what is neither a network nor a host is refused', () => {
  for (const none of [
    '10.0.0',
    '10.0.0.0/33',
    'a b/c',
    'http://a',
    'a..b',
    '*',
    'a.*',
    '10.0.0.256',
  ]) {
    expect(readAdmitted([none]), none).toBeNull()
  }
  expect(admittedNetworks.safeParse('10.0.0.0/8;nginx').success).toBe(false)
})

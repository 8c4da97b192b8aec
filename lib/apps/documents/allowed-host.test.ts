import { expect, test } from '@playwright/test'
import { readHost, validateHost } from './allowed-host'

const readable = (typed: string) => {
  const host = readHost(typed)
  return host !== null && validateHost(host) === null ? host : null
}

test('a host is kept as it stands in a URL', () => {
  expect(readable(' Apps.Example.COM ')).toBe('apps.example.com')
  expect(readable('bücher.example')).toBe('xn--bcher-kva.example')
})

test('what is more than a host, or less, is none', () => {
  for (const typed of [
    '',
    ' ',
    'https://apps.example',
    'apps.example/',
    'apps.example:443',
    'me@apps.example',
    'apps.example?',
    'apps.example#x',
    'apps example.com',
    'apps\\example',
    '*.example.com',
    '-apps.example',
    'apps-.example',
    'apps..example',
    '.example',
    'apps.example.',
    'a_b.example',
    'example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}example`,
    'apps.%65xample',
  ]) {
    expect(readable(typed), typed).toBeNull()
  }
})

test('an address is no name, however it is written', () => {
  for (const typed of [
    '127.0.0.1',
    '0x7f.1',
    '2130706433',
    '10.0.0.1',
    '[::1]',
    '::1',
    '017700000001',
  ]) {
    expect(readable(typed), typed).toBeNull()
  }
})

test('a name that leads into the house is none', () => {
  for (const typed of [
    'localhost',
    'app.localhost',
    'printer.local',
    'db.internal',
    'nas.people.arpa',
  ]) {
    expect(readable(typed), typed).toBeNull()
  }
})

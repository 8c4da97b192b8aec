import { expect, test } from '@playwright/test'
import { mailServerOf, readEnvironment } from './config'

test('a setting that had another name is read by both, and the present one counts', () => {
  const hostsOf = (source: Record<string, string>) =>
    readEnvironment({ NODE_ENV: 'test', ...source }).KEYTURN_ADMITTED_NETWORKS.hosts
  expect(hostsOf({ KEYTURN_ALLOW_NETWORKS: 'nginx' })).toEqual(['nginx'])
  const both = { KEYTURN_ALLOW_NETWORKS: 'nginx', KEYTURN_ADMITTED_NETWORKS: 'caddy' }
  expect(hostsOf(both)).toEqual(['caddy'])
})

test('a mail server needs a sender, and says with nothing but ?tls=optional what it lacks', () => {
  const read = (source: Record<string, string>) => readEnvironment({ NODE_ENV: 'test', ...source })
  const SMTP_URL = 'smtps://keyturn%40acme.example:p%2Fw@smtp.acme.example'
  for (const MAIL_FROM of ['keyturn@acme.example', 'Keyturn <keyturn@acme.example>']) {
    expect(mailServerOf(read({ SMTP_URL, MAIL_FROM }))?.from).toBe(MAIL_FROM)
  }
  expect(mailServerOf(read({}))).toBeNull()
  expect(() => read({ SMTP_URL })).toThrow('MAIL_FROM is required')
  expect(() => read({ SMTP_URL, MAIL_FROM: 'Keyturn' })).toThrow('MAIL_FROM must be')
  const two = 'a@acme.example\r\nBcc: eve@evil.example'
  expect(() => read({ SMTP_URL, MAIL_FROM: two })).toThrow('MAIL_FROM must be')
  const MAIL_FROM = 'keyturn@acme.example'
  const relay = 'smtp://relay.internal:25'
  expect(read({ SMTP_URL: `${relay}?tls=optional`, MAIL_FROM }).SMTP_URL?.port).toBe('25')
  for (const wrong of [`${relay}?tls=never`, `${relay}?pool=true`, 'https://acme.example']) {
    expect(() => read({ SMTP_URL: wrong, MAIL_FROM }), wrong).toThrow('SMTP_URL')
  }
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { mailServerOf, readEnvironment } from './config'
import { variables } from './environment'

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

test('a secret may stand in a file, with or without a line break; anything else of it is refused', () => {
  const file = (name: string, text: string) => {
    const path = join(test.info().outputPath(), name)
    writeFileSync(path, text)
    return path
  }
  const read = (source: Record<string, string>) => readEnvironment({ NODE_ENV: 'test', ...source })
  const key = Buffer.alloc(32, 7)
  const database = 'postgresql://keyturn:kept-apart@db.internal/keyturn'
  const settings = {
    KEYTURN_MASTER_KEY_FILE: file('key', `${key.toString('base64')}\n`),
    DATABASE_URL_FILE: file('database', database),
    SMTP_URL_FILE: '',
  }
  expect(read(settings)).toMatchObject({ KEYTURN_MASTER_KEY: key, DATABASE_URL: database })
  expect(() => read({ ...settings, DATABASE_URL: database })).toThrow(
    /^DATABASE_URL and DATABASE_URL_FILE are both set: set one of them\.$/,
  )
  expect(() => read({ DATABASE_URL_FILE: '/nowhere' })).toThrow(
    /^DATABASE_URL_FILE names \/nowhere, which cannot be read \(ENOENT\)\.$/,
  )
  expect(() => read({ DATABASE_URL_FILE: file('empty', '\n') })).toThrow(/which is empty\.$/)
  const wrong = () => read({ KEYTURN_MASTER_KEY_FILE: file('wrong', 'kept-apart') })
  expect(wrong).toThrow(/^KEYTURN_MASTER_KEY must be 32 random bytes/)
  expect(wrong).not.toThrow('kept-apart')
})

test('every setting whose value is a secret may stand in a file', () => {
  const secret = /(_KEY|_PASSWORD|_SECRET|_TOKEN|DATABASE_URL|SMTP_URL)$/
  const names = Object.keys(variables.shape).filter((name) => secret.test(name))
  expect(names.length).toBeGreaterThan(8)
  for (const name of names) {
    expect(() => readEnvironment({ NODE_ENV: 'test', [`${name}_FILE`]: '/nowhere' }), name).toThrow(
      `${name}_FILE names /nowhere`,
    )
  }
})

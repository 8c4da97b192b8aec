import { expect, test } from '@playwright/test'
import { readDatabaseUrl } from './database-url'

const at = (query: string) => readDatabaseUrl(`postgresql://ada:secret@db.example/keyturn${query}`)

test('a URL names the host, the port, the login and the database', () => {
  expect(readDatabaseUrl('postgres://ada:p%40ss%25@db.example:6432/key%20turn')).toMatchObject({
    hosts: [{ host: 'db.example', port: 6432 }],
    login: { user: 'ada', password: 'p@ss%', database: 'key turn' },
  })
  expect(at('').hosts).toEqual([{ host: 'db.example', port: 5432 }])
  expect(readDatabaseUrl('postgresql://[::1]:6432/x').hosts).toEqual([{ host: '::1', port: 6432 }])
})

test('a URL names several hosts, each with its port', () => {
  const url =
    'postgresql://ada@a.example:1111,b.example,[::1]:2222/x?target_session_attrs=read-write'
  expect(readDatabaseUrl(url).hosts).toEqual([
    { host: 'a.example', port: 1111 },
    { host: 'b.example', port: 5432 },
    { host: '::1', port: 2222 },
  ])
  expect(readDatabaseUrl('postgresql:///x?host=a,b&port=1,2').hosts).toEqual([
    { host: 'a', port: 1 },
    { host: 'b', port: 2 },
  ])
})

test('a URL names the folder of a Unix socket', () => {
  const hosts = [{ host: '/var/run/postgresql', port: 5432 }]
  expect(readDatabaseUrl('postgresql:///x?host=/var/run/postgresql').hosts).toEqual(hosts)
  expect(readDatabaseUrl('postgresql://%2Fvar%2Frun%2Fpostgresql/x').hosts).toEqual(hosts)
})

test('sslmode means what it means to libpq', () => {
  const verifiesNothing = { rejectUnauthorized: false }
  expect(at('').tls).toEqual({ when: 'if-offered', options: verifiesNothing })
  expect(at('?sslmode=disable').tls.when).toBe('never')
  expect(at('?sslmode=require').tls).toEqual({ when: 'always', options: verifiesNothing })
  expect(at('?ssl=true').tls).toEqual({ when: 'always', options: verifiesNothing })
  expect(at('?sslmode=verify-full').tls).toEqual({ when: 'always', options: {} })
  expect(at('?sslrootcert=system').tls).toEqual({ when: 'always', options: {} })
})

test('pgbouncer=true is believed, and so is false', () => {
  expect([at('').pooled, at('?pgbouncer=true').pooled, at('?pgbouncer=false').pooled]).toEqual([
    null,
    true,
    false,
  ])
})

for (const [query, complaint] of [
  ['?sslmode=on', 'sslmode must be one of disable, allow, prefer, require, verify-ca, verify-full'],
  ['?sslmode=verify-ca', 'needs sslrootcert with sslmode=verify-ca, or sslmode=verify-full'],
  ['?sslmod=require', 'has a parameter that Keyturn does not know: sslmod'],
  ['?sslrootcert=/nowhere', 'names a file that cannot be read: sslrootcert=/nowhere'],
  ['?target_session_attrs=standby', 'target_session_attrs must be one of any, read-write, primary'],
  ['?host=a&port=x', 'names a port that is none: x'],
] as const) {
  test(`the URL is refused that ends in ${query}`, () => {
    expect(() => at(query)).toThrow(`DATABASE_URL ${complaint}`)
  })
}

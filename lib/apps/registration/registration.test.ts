import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { anyText } from '@/lib/testing/any-text'
import { appForm } from './registration'
import { complaints, form } from './testing/complaints'

const aboutScopes = (...scopes: string[]) => complaints({ scopes }).scopes

test('what is left out is empty, and a link that is blank is none', () => {
  const least = { name: ' Ticket desk ', type: 'machine' } as const
  expect(appForm.parse(least)).toEqual({
    name: 'Ticket desk',
    type: 'machine',
    description: '',
    company: '',
    contactEmail: null,
    websiteUrl: null,
    termsUrl: null,
    privacyUrl: null,
    redirectUris: [],
    scopes: [],
    postLogoutRedirectUris: [],
    backchannelLogoutUri: null,
    clientCredentials: false,
    dpopRequired: false,
    parRequired: false,
    idTokenResponse: false,
    skipSignOutQuestion: false,
    pkce: 'when_sent',
    applicationType: 'by_type',
    fapiProfile: 'none',
    mtlsSubject: '',
    mtlsBound: false,
    claimsInIdToken: 'all',
    organizationClaim: false,
    roleClaim: 'none',
    azureDevops: false,
    developmentUntil: null,
    idTokenAlg: 'RS256',
    userinfoAlg: 'json',
  })
})

test('a name has 1 to 80 characters on one line', () => {
  expect(complaints({ name: 'x'.repeat(80) })).toEqual({})
  expect(complaints({ name: 'x'.repeat(81) }).name).toContain('80')
  expect(complaints({ name: '  ' }).name).toBe('Give the app a name.')
  for (const odd of ['a\nb', 'a\0b', 'a\u202eb']) expect(complaints({ name: odd })).not.toEqual({})
})

test('a description may have lines, and 500 characters', () => {
  expect(appForm.parse({ ...form, description: 'a\r\nb' }).description).toBe('a\nb')
  expect(complaints({ description: 'x'.repeat(501) }).description).toContain('500')
  expect(complaints({ description: 'a\0b' }).description).toContain('letters')
})

test('a contact email is one address of at most 254 characters, or none', () => {
  const about = (contactEmail: string) => complaints({ contactEmail }).contactEmail
  expect(about(' team+oauth@rail.example ')).toBeUndefined()
  expect(about('  ')).toBeUndefined()
  for (const odd of [
    'team',
    'team@',
    'a@b.example, c@d.example',
    'mailto:a@b.example',
    'a b@c.de',
  ]) {
    expect(about(odd), odd).toContain('email address')
  }
  expect(about(`${'x'.repeat(250)}@rail.example`)).toContain('254')
})

test('every wrong field is named at once', () => {
  const wrong = {
    name: '',
    type: 'web',
    redirectUris: [],
    websiteUrl: 'x',
    scopes: ['a"b'],
  } as const
  expect(Object.keys(complaints({ ...wrong, redirectUris: [], scopes: ['a"b'] })).sort()).toEqual([
    'name',
    'redirectUris',
    'scopes',
    'websiteUrl',
  ])
})

test('scopes follow RFC 6749 §3.3, at most 50, each once', () => {
  expect(aboutScopes('tickets:read', 'https://a.example/x', '!#[]~')).toBeUndefined()
  for (const odd of ['a"b', 'b a"b', 'a\\b', 'é', 'a\u0000b']) {
    expect(aboutScopes(odd), odd).toContain('Line 1 is not a scope')
  }
  expect(aboutScopes('a', 'b', 'a')).toBe('Line 3 is the same as line 1.')
  expect(aboutScopes('x'.repeat(101))).toContain('100')
  expect(aboutScopes(...Array.from({ length: 51 }, (_, index) => `s${index}`))).toContain('50')
})

test('a public app is in no FAPI profile, and a token is bound to one key', () => {
  const switched = { fapiProfile: 'message_signing', mtlsSubject: 'CN=desk' } as const
  const web = appForm.parse({ ...form, ...switched })
  expect([web.fapiProfile, web.mtlsSubject]).toEqual(['message_signing', 'CN=desk'])
  const native = appForm.parse({ ...form, ...switched, type: 'native' })
  expect([native.fapiProfile, native.mtlsSubject]).toEqual(['none', ''])
  expect(Object.keys(complaints({ dpopRequired: true, mtlsBound: true }))).toEqual(['mtlsBound'])
})

test('the subject of a certificate is a name of RFC 4514 or an alternative name', () => {
  const about = (mtlsSubject: string) => complaints({ mtlsSubject }).mtlsSubject
  for (const right of ['', 'CN=a', 'CN=a\\, b+OU=c,O=d', '2.5.4.97=x', 'DNS:a.example', 'IP:::1']) {
    expect(about(right), right).toBeUndefined()
  }
  for (const odd of ['a', 'CN=', '=a', 'CN=a,b', 'DNS:', '/CN=a']) {
    expect(about(odd), odd).toContain('RFC 4514')
  }
})

test('scopes that were pasted on one line are several, each once', () => {
  const scopes = ['openid  profile\temail', ' openid tickets:read ']
  expect(appForm.parse({ name: 'Ticket desk', type: 'machine', scopes }).scopes).toEqual([
    'openid',
    'profile',
    'email',
    'tickets:read',
  ])
})

test('whatever is typed is accepted or complained about, never an error', () => {
  const typed = anyText(300)
  fc.assert(
    fc.property(typed, fc.array(typed, { maxLength: 25 }), (text, lines) => {
      const parsed = appForm.safeParse({
        name: text,
        type: 'web',
        description: text,
        company: text,
        websiteUrl: text,
        redirectUris: [...lines, `https://${text}`],
        scopes: lines,
      })
      expect(typeof parsed.success).toBe('boolean')
    }),
  )
  for (const odd of [null, undefined, 7, 'x', [], { redirectUris: 'x', scopes: {} }]) {
    expect(appForm.safeParse(odd).success).toBe(false)
  }
})

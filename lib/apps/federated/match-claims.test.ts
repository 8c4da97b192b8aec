import { expect, test } from '@playwright/test'
import { processorMs } from '@/lib/testing/processor-ms'
import { checkClaims, matchesPattern } from './match-claims'

test('* stands for any characters, also none, / and :, and nothing else is special', () => {
  for (const [pattern, text, fits] of [
    ['main', 'main', true],
    ['main', 'Main', false],
    ['main', 'main2', false],
    ['a.c', 'abc', false],
    ['a?c', 'abc', false],
    ['*', '', true],
    ['a*', 'a', true],
    ['a*b', 'ab', true],
    ['a*b', 'a/x:y/b', true],
    ['a*a', 'a', false],
    ['a*b*a', 'aba', true],
    ['a*bb*c', 'abc', false],
    ['a**c', 'abc', true],
    ['*b*', 'abc', true],
    ['repo:acme/*:ref:refs/heads/*', 'repo:acme/site:ref:refs/heads/a/b', true],
    ['repo:acme/*:ref:refs/heads/*', 'repo:acme/site:ref:refs/tags/v1', false],
  ] as const) {
    expect(matchesPattern(pattern, text), `${pattern} ${text}`).toBe(fits)
  }
})

test('a pattern of many stars takes no time to speak of', () => {
  const spent = processorMs(() => {
    expect(matchesPattern(`${'*a'.repeat(200)}*b`, 'a'.repeat(10_000))).toBe(false)
  })
  expect(spent).toBeLessThan(1_000)
})

test('each claim says what was expected and what was found', () => {
  const trust = {
    issuer: 'https://ci.example',
    subject: 'repo:acme/*',
    claims: { environment: 'production', toString: 'x' },
  }
  const payload = { iss: 'https://ci.example/', sub: 'repo:acme/site', environment: ['staging'] }
  expect(checkClaims(trust, payload)).toEqual([
    { claim: 'iss', expected: trust.issuer, found: 'https://ci.example/', fits: false },
    { claim: 'sub', expected: 'repo:acme/*', found: 'repo:acme/site', fits: true },
    { claim: 'environment', expected: 'production', found: 'staging', fits: false },
    { claim: 'toString', expected: 'x', found: null, fits: false },
  ])
})

import { expect, test } from '@playwright/test'
import { endsTokens, revocationOf } from './revocation-preview'
import { type SecretView, secretStatus } from './secret'

const NOW = new Date('2026-11-21T12:00:00Z')

function secret(id: string, more: Partial<SecretView> = {}): SecretView {
  const view: SecretView = {
    id,
    appId: 'app_1',
    name: id,
    hint: `kt_cs_${id}_…abcd`,
    slot: 1,
    status: 'active',
    createdAt: new Date('2026-11-01T00:00:00Z'),
    createdByName: 'Ana',
    expiresAt: null,
    retiredAt: null,
    retirement: null,
    retiredByName: null,
    retiredBecause: null,
    pause: null,
    plannedEnd: null,
    use: null,
    trailedAt: null,
    movedIn: null,
    networks: [],
    ...more,
  }
  return { ...view, status: secretStatus(view, NOW) }
}

function usedAt(at: string): SecretView['use'] {
  const lastUsedAt = new Date(at)
  return {
    firstUsedAt: lastUsedAt,
    firstAddress: '127.0.0.1',
    lastUsedAt,
    lastAddress: '127.0.0.1',
    lastUserAgent: 'curl/8.1',
    lastGrantType: 'client_credentials',
  }
}

test('revoking the only active secret is known to end the app’s authentication', () => {
  const retired = secret('b', { slot: null, retirement: 'revoked' })
  expect(revocationOf([secret('a'), retired], 'a', NOW)?.lastActive).toBe(true)
  expect(revocationOf([secret('a'), secret('c')], 'a', NOW)?.lastActive).toBe(false)
})

test('an expired secret beside it does not keep an app alive', () => {
  const expired = secret('b', { slot: 2, expiresAt: new Date('2026-11-20T00:00:00Z') })
  expect(revocationOf([secret('a'), expired], 'a', NOW)?.lastActive).toBe(true)
})

test('a paused secret beside it does not keep an app alive, and can be revoked itself', () => {
  const paused = secret('b', { slot: 2, pause: { at: NOW, until: null } })
  expect(revocationOf([secret('a'), paused], 'a', NOW)?.lastActive).toBe(true)
  expect(revocationOf([secret('a'), paused], 'b', NOW)?.lastActive).toBe(false)
  expect(revocationOf([paused], 'b', NOW)?.lastActive).toBe(true)
})

test('a use within 24 hours counts as recent, an older one does not', () => {
  const recent = secret('a', { use: usedAt('2026-11-20T12:00:01Z') })
  const older = secret('b', { use: usedAt('2026-11-20T12:00:00Z') })
  expect(revocationOf([recent, older], 'a', NOW)?.usedRecently).toBe(true)
  expect(revocationOf([recent, older], 'b', NOW)?.usedRecently).toBe(false)
})

test('what is no longer active has nothing to revoke', () => {
  const revoked = secret('a', { slot: null, retirement: 'revoked' })
  expect(revocationOf([revoked], 'a', NOW)).toBeNull()
  expect(revocationOf([], 'unknown', NOW)).toBeNull()
})

test('tokens are meant to end with their secret, but for one that was replaced in good order', () => {
  expect(endsTokens(null)).toBe(true)
  expect(endsTokens('leaked')).toBe(true)
  expect(endsTokens('not_needed')).toBe(true)
  expect(endsTokens('replaced')).toBe(false)
})

import { expect, test } from '@playwright/test'
import type { FederatedCredentialView } from '@/lib/apps/federated/federated-credential'
import { DAY, HOUR, secondsAfter } from '@/lib/clock'
import type { SecretView } from '@/lib/secrets/secret'
import { quietHoursNeeded, rotationOf } from './rotation'
import type { StillSent } from './still-sent'

const NOW = new Date('2026-11-27T12:00:00Z')
const hours = (count: number) => secondsAfter(NOW, -count * HOUR)

/** A secret that was issued so many hours ago, and last used so many hours ago. */
function secret(id: string, issued: number, used: number | null, change: Partial<SecretView> = {}) {
  const use = used === null ? null : { firstUsedAt: hours(issued), lastUsedAt: hours(used) }
  return {
    id,
    name: id,
    createdAt: hours(issued),
    status: 'active',
    expiresAt: null,
    retiredAt: null,
    use,
    ...change,
  } as SecretView
}

const revoked = (ago: number) => ({ status: 'revoked' as const, retiredAt: hours(ago) })

function sent(secretId: string, ago: number): StillSent {
  const last = { lastAt: hours(ago), address: '203.0.113.17' }
  return { secretId, cause: 'secret_revoked', attempts: 41, ...last }
}

/** A federated credential that was added so many hours ago, and last used so many hours ago. */
function federated(name: string, added: number, used: number | null): FederatedCredentialView {
  const [firstUsedAt, lastUsedAt] = [hours(added), hours(used ?? 0)]
  const from = { lastAddress: '192.0.2.1', lastUserAgent: '', lastGrantType: 'client_credentials' }
  const trust = { issuer: 'https://gitlab.com', subject: 'x', claims: {}, reusable: false }
  const made = { id: name, appId: 'app_x', name, createdAt: hours(added), createdByName: 'Ada' }
  return { ...trust, ...made, use: used === null ? null : { ...from, firstUsedAt, lastUsedAt } }
}

type Also = { stillSent?: StillSent[]; days?: number[]; trusted?: FederatedCredentialView[] }

function rotation(secrets: SecretView[], { stillSent = [], days = [], trusted = [] }: Also = {}) {
  const dailyUses = new Map([['old', days]])
  return rotationOf(secrets, { dailyUses, stillSent, federated: trusted, now: NOW })
}

test('one secret alone is no rotation, and none is none', () => {
  expect(rotation([])).toBeNull()
  expect(rotation([secret('only', 900, 1)])).toBeNull()
})

test('the newer of two active secrets is the next one; unused, it is only issued', () => {
  const found = rotation([secret('next', 2, null), secret('old', 900, 1)])
  expect(found).toMatchObject({ old: { id: 'old' }, next: { id: 'next' }, step: 'issued' })
})

test('an old secret that is quiet does not make it safe while the next one was never used', () => {
  expect(rotation([secret('next', 200, null), secret('old', 900, 100)])?.step).toBe('issued')
})

test('both used: the old one has to be quiet for a day', () => {
  const secrets = (quiet: number) => [secret('next', 200, 1), secret('old', 900, quiet)]
  expect(rotation(secrets(5))).toMatchObject({ step: 'used', quietHours: 5, neededHours: 24 })
  expect(rotation(secrets(23.9))?.step).toBe('used')
  expect(rotation(secrets(24))).toMatchObject({ step: 'safe', quietHours: 24 })
})

test('an old secret that nobody ever sent is safe to revoke once the next one is used', () => {
  const found = rotation([secret('next', 2, 1), secret('old', 900, null)])
  expect(found).toMatchObject({ step: 'safe', quietHours: null, lastSentAt: null })
})

test('an old secret that was used once a week has to be quiet for a week', () => {
  const weekly = { days: Array.from({ length: 30 }, (_, day) => (day % 7 === 0 ? 3 : 0)) }
  const secrets = (quiet: number) => [secret('next', 400, 1), secret('old', 900, quiet)]
  expect(rotation(secrets(100), weekly)).toMatchObject({ step: 'used', neededHours: 168 })
  expect(rotation(secrets(168), weekly)?.step).toBe('safe')
})

test('a paused secret that is still sent is not quiet', () => {
  const paused = secret('old', 900, 100, { status: 'paused' })
  const secrets = [secret('next', 200, 1), paused]
  expect(rotation(secrets, { stillSent: [sent('old', 3)] })).toMatchObject({
    step: 'used',
    quietHours: 3,
    stillSent: { attempts: 41 },
  })
  expect(rotation(secrets)?.step).toBe('safe')
})

test('a rotation that has ended is told for a week, with what is still sent', () => {
  const secrets = (ended: number) => [
    secret('next', 500, 1),
    secret('old', 900, 200, revoked(ended)),
  ]
  expect(rotation(secrets(2), { stillSent: [sent('old', 1)] })).toMatchObject({
    step: 'ended',
    old: { id: 'old' },
    stillSent: { attempts: 41 },
  })
  expect(rotation(secrets(6 * 24))?.step).toBe('ended')
  expect(rotation(secrets(8 * 24))).toBeNull()
})

test('a secret that ended before the next one came was not replaced by it', () => {
  expect(rotation([secret('next', 10, 1), secret('old', 900, 50, revoked(20))])).toBeNull()
})

test('of two that a regeneration ended at once, the one that was used last is told of', () => {
  const gone = revoked(3)
  const found = rotation([
    secret('next', 3, null),
    secret('idle', 300, 200, gone),
    secret('old', 900, 4, gone),
  ])
  expect(found).toMatchObject({ step: 'ended', old: { id: 'old' } })
})

test('an expired secret is an end as well', () => {
  const expired = { status: 'expired' as const, expiresAt: secondsAfter(NOW, -DAY) }
  const found = rotation([secret('next', 300, 1), secret('old', 900, 30, expired)])
  expect(found?.step).toBe('ended')
})

test('quiet has to last longer than the longest pause between two days of use', () => {
  expect(quietHoursNeeded([])).toBe(24)
  expect(quietHoursNeeded([0, 0, 0, 5, 0, 0])).toBe(24)
  expect(quietHoursNeeded([1, 1, 0, 0, 1, 0, 0, 0, 0])).toBe(72)
})

test('from the last secret to none: a federated credential that was added after it takes its place', () => {
  const step = (old: SecretView[], trusted: FederatedCredentialView[]) => {
    const found = rotation(old, { trusted })
    return found && [found.old.id, found.next.name, found.next.kind, found.step]
  }
  const old = (used: number) => [secret('old', 900, used)]
  expect(step(old(1), [federated('ci', 10, null)])).toEqual(['old', 'ci', 'federated', 'issued'])
  expect(step(old(5), [federated('ci', 10, 1)])).toEqual(['old', 'ci', 'federated', 'used'])
  expect(step(old(30), [federated('ci', 40, 1)])).toEqual(['old', 'ci', 'federated', 'safe'])
  expect(step([secret('old', 900, 30, revoked(2))], [federated('ci', 40, 1)])).toEqual([
    'old',
    'ci',
    'federated',
    'ended',
  ])
  const both = [federated('idle', 5, null), federated('ci', 40, 1)]
  expect(step(old(1), both)?.[1]).toBe('ci')
  expect(step(old(1), [federated('before', 901, 1)])).toBeNull()
  const two = [secret('next', 2, null), secret('old', 900, 1)]
  expect(step(two, [federated('ci', 1, 1)])).toEqual(['old', 'next', 'secret', 'issued'])
})

import { expect, test } from '@playwright/test'
import type { SecretView } from '@/lib/secrets/secret'
import { toWire } from '../to-wire'
import { secretList, secretsOnWire } from './secret-answer'

const answered = (secrets: SecretView[]) => secretList.parse(secretsOnWire(secrets))

const at = new Date('2026-11-21T04:05:06.789Z')

const secret: SecretView = {
  id: 'abcdefgh',
  appId: 'app_x',
  name: 'Deployment',
  hint: 'kt_cs_abcdefgh_…wxyz',
  slot: 1,
  status: 'active',
  createdAt: at,
  createdByName: 'Ada',
  expiresAt: null,
  retiredAt: null,
  retirement: null,
  retiredByName: null,
  retiredBecause: null,
  pause: null,
  plannedEnd: null,
  movedIn: null,
  networks: [],
  trailedAt: null,
  use: {
    firstUsedAt: at,
    firstAddress: '192.0.2.1',
    lastUsedAt: at,
    lastAddress: '192.0.2.2',
    lastUserAgent: 'curl/8',
    lastGrantType: 'client_credentials',
  },
}

test('names are in snake_case, and moments in ISO 8601, however deep they lie', () => {
  expect(toWire({ oneName: [{ anotherOne: at }], none: null, count: 1 })).toEqual({
    one_name: [{ another_one: '2026-11-21T04:05:06.789Z' }],
    none: null,
    count: 1,
  })
})

test('a secret says when and from where it was first and last used', () => {
  expect(answered([secret])).toEqual({
    items: [
      {
        id: 'abcdefgh',
        name: 'Deployment',
        hint: 'kt_cs_abcdefgh_…wxyz',
        slot: 1,
        status: 'active',
        created_at: at.toISOString(),
        created_by_name: 'Ada',
        expires_at: null,
        retired_at: null,
        retirement: null,
        retired_by_name: null,
        retired_because: null,
        pause: null,
        planned_end: null,
        networks: [],
        first_use: { at: at.toISOString(), address: '192.0.2.1' },
        last_use: {
          at: at.toISOString(),
          address: '192.0.2.2',
          user_agent: 'curl/8',
          grant_type: 'client_credentials',
        },
      },
    ],
    total: 1,
  })
})

test('a secret says until when it is paused, and what is planned for it', () => {
  const until = new Date('2026-11-21T05:05:06.789Z')
  const plan = { forced: false, plannedAt: at, plannedByName: 'Ada' }
  const paused = { ...secret, status: 'paused' as const, pause: { at, until } }
  const [one] = answered([{ ...paused, plannedEnd: { when: { quietHours: 24 }, ...plan } }]).items
  expect(one).toMatchObject({
    status: 'paused',
    pause: { at: at.toISOString(), until: until.toISOString() },
    planned_end: { at: null, quiet_hours: 24, planned_by_name: 'Ada' },
  })
  const [other] = answered([{ ...secret, pause: { at, until: at } }]).items
  expect(other).toMatchObject({ status: 'active', pause: null })
})

test('what the answer does not declare never leaves, even if the view carries it', () => {
  const careless = { ...secret, digest: 'DIGEST', pepperVersion: 1, prefix: 'kt_cs' }
  const text = JSON.stringify(answered([careless]))
  expect(text).not.toMatch(/DIGEST|pepper|prefix/)
})

test('an answer that is not as declared is a defect, and not half an answer', () => {
  const broken = { ...secret, createdAt: 'yesterday' as unknown as Date }
  expect(() => answered([broken])).toThrow()
})

import { expect, test } from '@playwright/test'
import type { WhyRefused } from '@/lib/oauth/client-authentication/refuse-client'
import { explainCause } from './explain-refusal'
import { explainState } from './explain-state'

/** Does not compile while a cause of a refusal is missing. */
const CAUSES: Record<WhyRefused, true> = {
  unknown_app: true,
  app_suspended: true,
  app_deleted: true,
  no_secret: true,
  malformed_secret: true,
  unknown_secret: true,
  wrong_secret: true,
  secret_and_line_break: true,
  secret_expired: true,
  secret_revoked: true,
  secret_revoked_keeping_tokens: true,
  secret_regenerated: true,
  secret_paused: true,
  secret_transition_over: true,
  secret_not_in_fapi: true,
  unknown_key: true,
  unreadable_keys: true,
  wrong_assertion: true,
  wrong_certificate: true,
  assertion_spent: true,
  unknown_issuer: true,
  unreadable_issuer: true,
  wrong_federated_token: true,
  federation_mismatch: true,
  federation_not_in_fapi: true,
  outside_networks: true,
}

const OF_AUTHENTICATED = ['limited', 'unauthorized_client', 'invalid_scope', 'invalid_target']

test('every cause is explained by what, why and what to do next', () => {
  const causes = [...Object.keys(CAUSES), ...OF_AUTHENTICATED, 'invalid_grant', 'invalid_request']
  const told = causes.map((cause) => explainCause(cause))
  expect(new Set(told.map(({ what }) => what)).size).toBe(causes.length)
  for (const { what, why, next } of told) {
    for (const sentence of [what, why, next]) expect(sentence).toMatch(/^[A-Z].*[.)]$/)
    expect(what).not.toContain('was refused with')
  }
})

test('a cause that only a newer version counts is told by its name', () => {
  for (const cause of ['moon_phase', 'constructor', '__proto__']) {
    expect(explainCause(cause).what).toBe(`The request was refused with ${cause}.`)
  }
})

const APP = { status: 'active', type: 'machine' } as const
const WORKS = { app: APP, cannotAuthenticate: null } as const
const ALL = { allowedGrantTypes: ['client_credentials', 'authorization_code'] } as const

test('what stands in the way of every request, whatever is sent', () => {
  const told = (state: Partial<Parameters<typeof explainState>[0]>) =>
    explainState({ ...WORKS, policy: ALL, ...state })?.what ?? null
  const [deleted, suspended] = ['The app was deleted.', 'The app is suspended.']
  expect(told({})).toBeNull()
  expect(told({ app: { ...APP, status: 'deleted' } })).toBe(deleted)
  expect(told({ app: { ...APP, status: 'suspended' } })).toBe(suspended)
  expect(told({ policy: { allowedGrantTypes: ['authorization_code'] } })).toBe(
    'The app may not use this grant type.',
  )
  expect(told({ cannotAuthenticate: 'expired' })).toBe('The secret has expired.')
  expect(told({ cannotAuthenticate: 'paused' })).toBe('The secret is paused.')
  for (const cannotAuthenticate of ['no_secret', 'ended', 'no_key'] as const) {
    expect(told({ cannotAuthenticate })).toBe('The app has no secret that works, and no key.')
  }
})

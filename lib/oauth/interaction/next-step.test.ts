import { expect, test } from '@playwright/test'
import type { PendingStep } from './interaction'
import { nextStep } from './next-step'

const NOON = new Date('2026-11-01T12:00:00Z')
const BEFORE = new Date(NOON.getTime() - 1)
const dan = { personId: 'psn_dan', provenAt: BEFORE, amr: ['pwd'] }

const pendingStep = (
  prompt: PendingStep['prompt'],
  reasons: string[],
  personId: string | null,
) => ({
  prompt,
  reasons,
  personId,
  startedAt: NOON,
  deviceConfirmedBy: null,
  wantedPersonId: null,
  wantedAcr: {},
  signedInForIt: false,
})

test('an open session is told to the engine without another word', () => {
  expect(nextStep(pendingStep('login', ['no_session'], null), dan)).toBe('login')
})

test('prompt=login and max_age want a proof from after the app has asked', () => {
  for (const reason of ['login_prompt', 'max_age']) {
    const view = pendingStep('login', ['no_session', reason], null)
    expect(nextStep(view, dan)).toBe('reauthenticate')
    expect(nextStep(view, { ...dan, provenAt: NOON })).toBe('login')
  }
})

test('a consent is asked of whom it is about; anybody else signs in to the app first', () => {
  const view = pendingStep('consent', ['op_scopes_missing'], 'psn_dan')
  expect(nextStep(view, dan)).toBe('consent')
  expect(nextStep(view, { ...dan, personId: 'psn_eve' })).toBe('login')
})

test('what a person has confirmed on the device page, they alone are not asked again', () => {
  const pending = pendingStep('consent', ['op_scopes_missing'], 'psn_dan')
  const confirmed = (by: string) => nextStep({ ...pending, deviceConfirmedBy: by }, dan)
  expect([confirmed('psn_dan'), confirmed('psn_eve')]).toEqual(['confirmed', 'consent'])
})

test('an account is chosen on a page, or by signing in after the app has asked', () => {
  const view = pendingStep('select_account', ['select_account_prompt'], null)
  expect(nextStep(view, dan)).toBe('choose')
  expect(nextStep(view, { ...dan, provenAt: NOON })).toBe('chosen')
})

test('an app that wants somebody else gets nobody', () => {
  const pending = pendingStep('login', ['no_session'], null)
  const wanting = (wantedPersonId: string) => nextStep({ ...pending, wantedPersonId }, dan)
  expect([wanting('psn_dan'), wanting('psn_eve')]).toEqual(['login', 'other_person'])
})

test('who lacks an essential authentication is asked once, and then the app is told', () => {
  const pending = pendingStep('login', ['essential_acr'], null)
  const wanting = (values: string[], more = {}) =>
    nextStep({ ...pending, wantedAcr: { essential: true, values } }, { ...dan, ...more })
  expect(wanting(['phr', '1'])).toBe('login')
  expect(wanting(['2'])).toBe('reauthenticate')
  expect(wanting(['2'], { amr: ['pwd', 'otp', 'mfa'] })).toBe('login')
  expect(wanting(['2'], { provenAt: NOON })).toBe('acr_unmet')
  const signedIn = { ...pending, signedInForIt: true, wantedAcr: { essential: true, value: 'phr' } }
  expect(nextStep(signedIn, dan)).toBe('acr_unmet')
  const voluntary = { ...pending, wantedAcr: { values: ['phr'] } }
  expect(nextStep(voluntary, dan)).toBe('login')
})

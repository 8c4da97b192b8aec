import { expect, test } from '@playwright/test'
import type { PendingStep } from './interaction'
import { nextStep } from './next-step'

const NOON = new Date('2026-11-01T12:00:00Z')
const BEFORE = new Date(NOON.getTime() - 1)
const dan = { personId: 'psn_dan', provenAt: BEFORE }

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

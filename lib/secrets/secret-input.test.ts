import { DAY, now, secondsAfter } from '@/lib/clock'
import { expect, test } from '@/lib/db/testing/test-database'
import { regenerateForm, secretForm, secretInput } from './secret-input'

const messageFor = (name: unknown, expiresAt: unknown = null) => {
  const parsed = secretInput.safeParse({ name, expiresAt })
  return parsed.success ? null : parsed.error.issues[0]?.message
}

test('a name has 1 to 60 characters on one line, without what does not show', () => {
  expect(messageFor('Production')).toBeNull()
  expect(messageFor('密鑰 · naïve 🔑')).toBeNull()
  expect(messageFor('x'.repeat(60))).toBeNull()
  expect(messageFor('x'.repeat(61))).toContain('60 characters')
  for (const empty of ['', '   ', null, 7]) expect(messageFor(empty)).toContain('name')
  for (const odd of ['a\nb', 'a\0b', 'a\u202eb', 'a\ud800b']) {
    expect(messageFor(odd)).toContain('letters')
  }
})

test('a name is stored without the spaces around it', () => {
  expect(secretInput.parse({ name: '  Production ', expiresAt: null }).name).toBe('Production')
})

test('an end lies ahead, at most ten years', () => {
  const at = (days: number) => messageFor('x', secondsAfter(now(), days * DAY))
  expect(at(1)).toBeNull()
  expect(at(3650)).toBeNull()
  expect(at(0)).toContain('passed')
  expect(at(-1)).toContain('passed')
  expect(at(3700)).toContain('10 years')
  expect(messageFor('x', new Date(Number.NaN))).toContain('date')
  expect(messageFor('x', '2999-01-01')).toContain('date')
})

test('a form says days, never, or a day, which lasts until it is over', () => {
  const endOf = (expiresAt: unknown) =>
    secretForm.safeParse({ name: 'x', expiresAt }).data?.expiresAt
  expect(endOf('never')).toBeNull()
  expect(endOf('90')?.getTime()).toBeCloseTo(secondsAfter(now(), 90 * DAY).getTime(), -3)
  expect(endOf('2027-01-31')?.toISOString()).toBe('2027-01-31T23:59:59.999Z')
  for (const odd of ['45', '', '2027-02-30', 'soon', '-30', 30, null, {}]) {
    expect(endOf(odd), String(odd)).toBeUndefined()
  }
})

test('a form that regenerates brings the typed name along', () => {
  const form = { name: 'x', expiresAt: 'never', typedName: 'Ticket desk' }
  expect(regenerateForm.parse(form)).toEqual({
    name: 'x',
    expiresAt: null,
    typedName: 'Ticket desk',
  })
  expect(regenerateForm.safeParse({ name: 'x', expiresAt: 'never' }).success).toBe(false)
})

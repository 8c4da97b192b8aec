import { expect, test } from '@playwright/test'
import { endInWords, spanOf } from './lifetime'

const NOW = new Date('2026-11-27T12:00:00Z')
const at = (day: string) => new Date(`2026-11-${day}T00:00:00Z`)

const ended = {
  expiresAt: null,
  retiredAt: at('20'),
  retirement: 'revoked' as const,
  retiredByName: 'Mateo Rossi',
}

test('the end of a secret says how and by whom', () => {
  expect(endInWords(ended, NOW)).toEqual({ at: at('20'), why: 'revoked by Mateo Rossi' })
  const expired = { ...ended, retirement: 'expired' as const, expiresAt: at('10') }
  expect(endInWords(expired, NOW)).toEqual({ at: at('10'), why: 'expired' })
})

test('a secret that has expired has ended, also before it is retired', () => {
  const secret = { expiresAt: at('26'), retiredAt: null, retirement: null, retiredByName: null }
  expect(endInWords(secret, NOW)).toEqual({ at: at('26'), why: 'expired' })
  expect(endInWords({ ...secret, expiresAt: at('28') }, NOW)).toBeNull()
})

test('a bar stays inside of the axis, and can always be seen', () => {
  const axis: [Date, Date] = [at('10'), at('20')]
  expect(spanOf([at('12'), at('15')], axis)).toEqual({ left: 20, width: 30 })
  expect(spanOf([at('05'), at('25')], axis)).toEqual({ left: 0, width: 100 })
  const moment = spanOf([at('20'), at('20')], axis)
  expect(moment.width).toBeGreaterThan(0)
  expect(moment.left + moment.width).toBeLessThanOrEqual(100)
})

import { expect, test } from '@playwright/test'
import { DAY, now, secondsAfter } from '@/lib/clock'
import type { SecretView } from '@/lib/secrets/secret'
import { coloursOf, REST } from './series-colours'

const secret = (id: string, days: number, ended: number | null, slot: 1 | 2 | null = null) =>
  ({
    id,
    slot,
    createdAt: secondsAfter(now(), days * DAY),
    expiresAt: null,
    retiredAt: ended === null ? null : secondsAfter(now(), ended * DAY),
  }) as SecretView

const used = (id: string, uses: number) => ({
  credential: { kind: 'secret' as const, id, name: id, hint: null, active: true },
  points: [uses],
})

test('a secret keeps its colour when it is retired', () => {
  const series = [used('old', 5), used('next', 9)]
  const before = coloursOf([secret('next', -2, null, 2), secret('old', -60, null, 1)], series)
  const after = coloursOf([secret('next', -2, null, 2), secret('old', -60, -1)], series)
  expect(before('old')).not.toEqual(before('next'))
  expect([after('old'), after('next')]).toEqual([before('old'), before('next')])
})

test('no two of the four that are used most share a colour, and the others share the last', () => {
  const series = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => used(id, 100 - index))
  const colours = coloursOf([], series)
  expect(new Set(['a', 'b', 'c', 'd'].map(colours)).size).toBe(4)
  expect([colours('e'), colours('f')]).toEqual([REST, REST])
})

import { expect, test } from '@playwright/test'
import { shownSeries } from './shown-series'

const series = (id: string, uses: number, active = false) => ({
  credential: { kind: 'secret' as const, id, name: id, hint: null, active },
  points: [uses, uses],
})

test('the oldest comes first, and what has ended and was not used is left out', () => {
  const shown = shownSeries([series('next', 0, true), series('old', 5, true), series('gone', 0)])
  expect(shown.map(({ credential }) => credential.id)).toEqual(['old', 'next'])
})

test('of many secrets those that were used least are summed up, and no request is lost', () => {
  const many = Array.from({ length: 100 }, (_, index) => series(`s${index}`, index + 1))
  const shown = shownSeries([series('active', 0, true), ...many])
  expect(shown).toHaveLength(8)
  expect(shown[0]).toMatchObject({ credential: { name: '94 others' }, points: [4465, 4465] })
  expect(shown.map(({ credential }) => credential.id)).toContain('active')
})

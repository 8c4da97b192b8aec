import type { Usage } from '@/lib/usage/usage'
import { total } from './series-colours'

/** More are summed up: nobody tells more apart. */
const SHOWN_MAX = 8

type Series = Usage['series'][number]

/**
 * What a chart shows: what is active or was used, the oldest first, so that what takes over rises
 * above it. Of many, those that were used least are one.
 */
export function shownSeries(series: Usage['series']): Usage['series'] {
  const shown = series
    .filter(({ credential, points }) => credential.active || total(points) > 0)
    .toReversed()
  if (shown.length <= SHOWN_MAX) return shown
  const byUse = shown.toSorted((a, b) => rank(b) - rank(a))
  const kept = new Set(byUse.slice(0, SHOWN_MAX - 1))
  const rest = shown.filter((one) => !kept.has(one))
  return [summedUp(rest), ...shown.filter((one) => kept.has(one))]
}

/** Active ones are never summed up. */
const rank = ({ credential, points }: Series) =>
  credential.active ? Number.POSITIVE_INFINITY : total(points)

function summedUp(series: readonly Series[]): Series {
  const points = series[0]?.points.map((_, index) =>
    total(series.map((one) => one.points[index] ?? 0)),
  )
  const name = `${series.length} others`
  return {
    credential: { kind: 'secret', id: 'others', name, hint: null, active: false },
    points: points ?? [],
  }
}

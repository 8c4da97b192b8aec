import { now } from '@/lib/clock'
import type { SecretView } from '@/lib/secrets/secret'
import type { Usage } from '@/lib/usage/usage'
import { lanesOf } from './lanes'

/** How one credential is drawn, wherever it is drawn. */
export type Colour = { fill: string; swatch: string }

/** Two that differ in hue and in lightness, so that nobody confuses them; then those of the others. */
const COLOURS = [
  { fill: 'fill-series-1', swatch: 'bg-series-1' },
  { fill: 'fill-series-2', swatch: 'bg-series-2' },
  { fill: 'fill-series-3', swatch: 'bg-series-3' },
  { fill: 'fill-series-4', swatch: 'bg-series-4' },
] as const satisfies Colour[]

export const REST: Colour = { fill: 'fill-series-rest', swatch: 'bg-series-rest' }

/** Finds the colour of a credential by its id. */
export type Colours = (id: string) => Colour

/**
 * The newest secret of each lane has the colour of its lane, also after it was retired. What else was
 * used has a colour of its own, as long as there are any.
 */
export function coloursOf(secrets: readonly SecretView[], series: Usage['series']): Colours {
  const colours = new Map<string, Colour>()
  const lanes = lanesOf(secrets, now())
  const newestFirst = secrets.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  for (const lane of [1, 2]) {
    const newest = newestFirst.find(({ id }) => lanes.get(id) === lane)
    const colour = COLOURS[lane - 1]
    if (newest && colour) colours.set(newest.id, colour)
  }
  const others = series
    .filter(({ credential }) => !colours.has(credential.id))
    .toSorted((a, b) => total(b.points) - total(a.points))
  const free = COLOURS.filter((one) => ![...colours.values()].includes(one))
  others.forEach(({ credential: { id } }, index) => {
    colours.set(id, free[index] ?? REST)
  })
  return (id) => colours.get(id) ?? REST
}

/** All requests of a series. */
export function total(points: readonly number[]): number {
  return points.reduce((sum, one) => sum + one, 0)
}

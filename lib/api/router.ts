import type { Method, Operation } from './operation'

/** The segments that follow a path so far, by their text; one of them may stand for any. */
type Place = {
  below: Map<string, Place>
  any: { name: string; place: Place } | null
  operations: Map<Method, Operation>
}

/** The operations of one path, and the segments that its template names. */
export type Route = { operations: ReadonlyMap<Method, Operation>; params: Record<string, string> }

const newPlace = (): Place => ({ below: new Map(), any: null, operations: new Map() })

/**
 * Finds the operations of a path below `/api/v1`; null if there are none. A segment that is written out
 * comes before one that a template names. Throws if two operations have one route.
 */
export function routerOf(operations: readonly Operation[]): (path: string) => Route | null {
  const root = newPlace()
  for (const operation of operations) {
    const place = operation.path.split('/').slice(1).reduce(placeBelow, root)
    if (place.operations.has(operation.method)) {
      throw new Error(`lib/api: two operations are ${operation.method} ${operation.path}`)
    }
    place.operations.set(operation.method, operation)
  }
  return (path) => find(root, path)
}

function placeBelow(place: Place, segment: string): Place {
  const name = /^\{(\w+)\}$/.exec(segment)?.[1]
  if (name) {
    place.any ??= { name, place: newPlace() }
    if (place.any.name !== name) throw new Error(`lib/api: {${place.any.name}} is also {${name}}`)
    return place.any.place
  }
  const below = place.below.get(segment) ?? newPlace()
  place.below.set(segment, below)
  return below
}

function find(root: Place, path: string): Route | null {
  const params: Record<string, string> = {}
  let place = root
  for (const segment of path.split('/').slice(1)) {
    if (segment === '') return null
    const below = place.below.get(segment)
    if (!below && !place.any) return null
    if (!below && place.any) params[place.any.name] = decodeURIComponent(segment)
    place = below ?? (place.any as { place: Place }).place
  }
  return place.operations.size > 0 ? { operations: place.operations, params } : null
}

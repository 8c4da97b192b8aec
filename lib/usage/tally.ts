import { HOUR } from '@/lib/clock'
import { processWide } from '@/lib/process'

/** How often something happened in one hour (`hour` is its beginning), and when first and last (ms). */
export type Tallied<What> = {
  what: What
  hour: number
  count: number
  firstMs: number
  lastMs: number
}

type Bounds<What> = {
  /** Tells things apart. */
  keyOf: (what: What) => string
  /** Of one group at most so many different things are kept apart between two flushes. */
  groupOf: (what: What) => string
  mostOfGroup: number
  /** What the others of a full group count as. */
  restOf: (what: What) => What
  /** So many different things at most, of all groups together. */
  most: number
  /** What everything else counts as. */
  rest?: What
}

const HOUR_MS = HOUR * 1000

/**
 * Counts in memory what is written with the next flush. Its size is bounded whatever strangers send:
 * what finds no room counts as one of the others.
 */
export function tally<What>(name: string, bounds: Bounds<What>) {
  const { keyOf, groupOf, restOf } = bounds
  const waiting = processWide(name, () => ({
    entries: new Map<string, Tallied<What>>(),
    groups: new Map<string, number>(),
  }))

  const named = (hour: number, what: What) => `${hour}\n${keyOf(what)}`
  const find = (hour: number, what: What) => waiting.entries.get(named(hour, what))

  /** Where a new thing counts: as itself, or as one of the others. */
  function place(what: What): What {
    if (bounds.rest !== undefined && waiting.entries.size >= bounds.most) return bounds.rest
    const group = groupOf(what)
    const size = waiting.groups.get(group) ?? 0
    if (size >= bounds.mostOfGroup) return restOf(what)
    waiting.groups.set(group, size + 1)
    return what
  }

  function add(more: Tallied<What>): void {
    const known = find(more.hour, more.what)
    if (known) {
      merge(known, more)
      return
    }
    const what = place(more.what)
    const other = find(more.hour, what)
    if (other) merge(other, more)
    else waiting.entries.set(named(more.hour, what), { ...more, what })
  }

  return {
    /** Counts one. No database round trip. */
    note(what: What, at: Date): void {
      const ms = at.getTime()
      add({ what, hour: ms - (ms % HOUR_MS), count: 1, firstMs: ms, lastMs: ms })
    },
    /** Returns what was counted since the last call, and removes it from memory. */
    take(): Tallied<What>[] {
      const taken = [...waiting.entries.values()]
      waiting.entries.clear()
      waiting.groups.clear()
      return taken
    },
    /** Puts back what could not be written, merged with what was noted meanwhile. */
    giveBack(taken: readonly Tallied<What>[]): void {
      for (const one of taken) add(one)
    },
  }
}

function merge(into: Tallied<unknown>, more: Tallied<unknown>): void {
  into.count += more.count
  if (more.firstMs < into.firstMs) into.firstMs = more.firstMs
  if (more.lastMs > into.lastMs) into.lastMs = more.lastMs
}

import { processWide } from '@/lib/process'

/** In memory, the last use of each thing since the last flush; `keyOf` tells things apart. */
export function lastUses<Use extends { at: Date }>(name: string, keyOf: (use: Use) => string) {
  const waiting = processWide(name, () => new Map<string, Use>())
  /** Keeps a use, unless a later one of the same thing is known. No database round trip. */
  function note(use: Use): void {
    const key = keyOf(use)
    const known = waiting.get(key)
    if (!known || use.at >= known.at) waiting.set(key, use)
  }
  return {
    note,
    /** Puts back uses that could not be written. */
    giveBack(taken: readonly Use[]): void {
      for (const use of taken) note(use)
    },
    /** Returns what was kept since the last call, and removes it from memory. */
    take(): Use[] {
      const taken = [...waiting.values()]
      waiting.clear()
      return taken
    },
  }
}

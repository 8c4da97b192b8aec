import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import { returnUses, takeUses } from './note-use'
import { recordUses } from './store'

const EVERY_MS = 1_000

const flushing = processWide<{ timer: NodeJS.Timeout | null; underWay: Promise<void> | null }>(
  'flushing',
  () => ({ timer: null, underWay: null }),
)

/** Writes what was noted, once a second, until `stopFlushing`. */
export function startFlushing(): void {
  flushing.timer ??= setInterval(() => void flushUses(), EVERY_MS).unref()
}

/** Ends the rhythm and writes what is left: nothing is lost on a clean stop. */
export async function stopFlushing(): Promise<void> {
  if (flushing.timer) clearInterval(flushing.timer)
  flushing.timer = null
  await flushUses()
}

/**
 * Writes everything noted so far, in one statement. When the database refuses, it is kept, merged
 * and tried again with the next flush.
 */
export async function flushUses(): Promise<void> {
  while (flushing.underWay) await flushing.underWay
  const taken = takeUses()
  if (taken.size === 0) return
  flushing.underWay = recordUses(taken)
    .catch((error) => {
      returnUses(taken)
      log.warn({ err: error, secrets: taken.size }, 'last uses could not be written yet')
    })
    .finally(() => {
      flushing.underWay = null
    })
  await flushing.underWay
}

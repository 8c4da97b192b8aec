import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import { recordGrantUses } from './grant-use-store'
import { recordKeyUses } from './key-use-store'
import { noteGrantUse, takeGrantUses } from './note-grant-use'
import { noteKeyUse, takeKeyUses } from './note-key-use'
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
 * Writes everything noted so far: one statement for secrets, one for public keys, one for grants.
 * When the database refuses, it is kept, merged and tried again with the next flush.
 */
export async function flushUses(): Promise<void> {
  while (flushing.underWay) await flushing.underWay
  flushing.underWay = Promise.all([flushSecrets(), flushKeys(), flushGrants()]).then(() => {
    flushing.underWay = null
  })
  await flushing.underWay
}

async function flushSecrets(): Promise<void> {
  const taken = takeUses()
  if (taken.size === 0) return
  await recordUses(taken).catch((error) => {
    returnUses(taken)
    log.warn({ err: error, secrets: taken.size }, 'last uses could not be written yet')
  })
}

async function flushKeys(): Promise<void> {
  const taken = takeKeyUses()
  if (taken.length === 0) return
  await recordKeyUses(taken).catch((error) => {
    for (const use of taken) noteKeyUse(use)
    log.warn({ err: error, keys: taken.length }, 'last uses of keys could not be written yet')
  })
}

async function flushGrants(): Promise<void> {
  const taken = takeGrantUses()
  if (taken.length === 0) return
  await recordGrantUses(taken).catch((error) => {
    for (const use of taken) noteGrantUse(use)
    log.warn({ err: error, grants: taken.length }, 'last uses of grants could not be written yet')
  })
}

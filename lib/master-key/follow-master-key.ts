import { db } from '@/lib/db/client'
import { currentPepperVersion } from '@/lib/keys'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import { type ConfiguredKeys, loadMasterKeys } from './load-master-keys'
import { newestGeneration } from './store'

/** A running server uses a new master key this soon after the rotation has begun. */
export const FOLLOWS_WITHIN_MS = 2_000

const listeners = processWide('new-master-key', () => new Set<() => void>())

/** Calls `listener` after this process has begun to use a new master key. */
export function onNewMasterKey(listener: () => void): void {
  listeners.add(listener)
}

/** Looks every two seconds whether a rotation has begun. Returns a function that ends it. */
export function followMasterKey(configured: ConfiguredKeys): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(() => follow(configured))
  }, FOLLOWS_WITHIN_MS).unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}

async function follow(configured: ConfiguredKeys): Promise<void> {
  try {
    if ((await newestGeneration(db())) <= currentPepperVersion()) return
    await loadMasterKeys(configured)
    for (const listener of listeners) listener()
    log.info({ generation: currentPepperVersion() }, 'a new master key is in use')
  } catch (error) {
    log.warn({ err: error }, 'the master key could not be looked at')
  }
}

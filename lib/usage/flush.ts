import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import { recordGrantUses } from './grant-use-store'
import { recordKeyUses } from './key-use-store'
import { noteGrantUse, takeGrantUses } from './note-grant-use'
import { noteKeyUse, takeKeyUses } from './note-key-use'
import { returnSecretUses, takeSecretUses } from './note-secret-use'
import { noteSignIn, takeSignIns } from './note-sign-in'
import { recordSecretUses } from './secret-use-store'
import { recordSignIns } from './sign-in-store'

const EVERY_MS = 1_000

const flushing = processWide<{ timer: NodeJS.Timeout | null; running: Promise<void> | null }>(
  'flushing',
  () => ({ timer: null, running: null }),
)

/** Flushes once a second, until `stopFlushing`. */
export function startFlushing(): void {
  flushing.timer ??= setInterval(() => void flushUses(), EVERY_MS).unref()
}

/** Ends the regular flushes and writes what is left: a clean stop loses nothing. */
export async function stopFlushing(): Promise<void> {
  if (flushing.timer) clearInterval(flushing.timer)
  flushing.timer = null
  await flushUses()
}

/**
 * Writes all uses noted so far: one statement for secrets, one for public keys, one for grants, one
 * for sign-ins. If the database fails, they stay in memory, merged with later ones, and the next
 * flush tries again.
 */
export async function flushUses(): Promise<void> {
  while (flushing.running) await flushing.running
  flushing.running = Promise.all([flushSecrets(), flushKeys(), flushGrants(), flushSignIns()]).then(
    () => {
      flushing.running = null
    },
  )
  await flushing.running
}

async function flushSecrets(): Promise<void> {
  const taken = takeSecretUses()
  if (taken.size === 0) return
  await recordSecretUses(taken).catch((error) => {
    returnSecretUses(taken)
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

async function flushSignIns(): Promise<void> {
  const taken = takeSignIns()
  if (taken.length === 0) return
  await recordSignIns(taken).catch((error) => {
    for (const signIn of taken) noteSignIn(signIn)
    log.warn({ err: error, apps: taken.length }, 'last sign-ins could not be written yet')
  })
}

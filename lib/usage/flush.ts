import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import { recordCallers } from './caller-use-store'
import { flushExactRows } from './flush-exact-rows'
import { recordGrantUses } from './grant-use-store'
import { recordKeyUses } from './key-use-store'
import { returnCallers, takeCallers } from './note-caller'
import { returnFederatedUses, takeFederatedUses } from './note-federated-use'
import { returnGrantUses, takeGrantUses } from './note-grant-use'
import { returnKeyUses, takeKeyUses } from './note-key-use'
import { returnRefused, takeRefused } from './note-refused'
import { returnRefusedSignIns, takeRefusedSignIns } from './note-refused-sign-in'
import { returnSecretUses, takeSecretUses } from './note-secret-use'
import { returnSignIns, takeSignIns } from './note-sign-in'
import { returnValueRequests, takeValueRequests } from './note-value-request'
import { recordFederatedUses } from './record-federated-uses'
import { recordSecretUses } from './record-secret-uses'
import { recordRefused } from './refusal-store'
import { recordRefusedSignIns } from './refused-sign-in-store'
import { recordSignIns } from './sign-in-store'
import { recordValueRequests } from './value-request-store'

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
 * Writes everything noted so far, one statement for each kind. If the database fails, it stays in
 * memory, merged with what comes later, and the next flush tries again.
 */
export async function flushUses(): Promise<void> {
  while (flushing.running) await flushing.running
  flushing.running = Promise.all([
    flush('last uses', [takeSecretUses, recordSecretUses, returnSecretUses]),
    flush('last uses of keys', [takeKeyUses, recordKeyUses, returnKeyUses]),
    flush('last uses of federated credentials', [
      takeFederatedUses,
      recordFederatedUses,
      returnFederatedUses,
    ]),
    flush('last uses of grants', [takeGrantUses, recordGrantUses, returnGrantUses]),
    flush('last sign-ins', [takeSignIns, recordSignIns, returnSignIns]),
    flushExactRows(),
    flush('callers', [takeCallers, recordCallers, returnCallers]),
    flush('refused sign-ins', [takeRefusedSignIns, recordRefusedSignIns, returnRefusedSignIns]),
    flush('requests for values', [takeValueRequests, recordValueRequests, returnValueRequests]),
    flush('refused attempts', [takeRefused, recordRefused, returnRefused]),
  ]).then(() => {
    flushing.running = null
  })
  await flushing.running
}

type Steps<Noted> = [
  take: () => Noted,
  record: (noted: Noted) => Promise<void>,
  giveBack: (noted: Noted) => void,
]

async function flush<Noted extends { size: number } | { length: number }>(
  what: string,
  [take, record, giveBack]: Steps<Noted>,
): Promise<void> {
  const taken = take()
  const count = 'size' in taken ? taken.size : taken.length
  if (count === 0) return
  await record(taken).catch((error) => {
    giveBack(taken)
    log.warn({ err: error, count }, `${what} could not be written yet`)
  })
}

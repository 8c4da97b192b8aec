import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import { findWanted } from './exact-row-store'
import { setWantedRows, takeExactRows } from './note-exact-row'
import { recordExactRows } from './record-exact-rows'

/** How long a change of the policy may take to count here. */
const ASKED_EVERY_MS = 10_000

const asked = processWide('exact-rows-asked', () => ({ atMs: Number.NEGATIVE_INFINITY }))

/** Writes the rows of the organizations that want them. If that fails, the log says how many are lost. */
export async function flushExactRows(): Promise<void> {
  const { rows, left } = takeExactRows()
  try {
    await learnWhoWants()
    if (rows.length > 0) await recordExactRows(rows)
    if (left > 0) log.warn({ left }, 'more exact rows than are written a second')
  } catch (err) {
    if (rows.length > 0) log.warn({ err, lost: rows.length }, 'exact rows could not be written')
  }
}

async function learnWhoWants(): Promise<void> {
  const at = now().getTime()
  if (at - asked.atMs < ASKED_EVERY_MS) return
  setWantedRows(await findWanted(db()))
  asked.atMs = at
}

/** Makes the next flush ask for the policies. For tests: a change counts at once. */
export function askForPoliciesAgain(): void {
  asked.atMs = Number.NEGATIVE_INFINITY
}

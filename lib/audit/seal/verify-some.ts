import { machineMs } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { checkEvents, checkLink, firstDatedBack } from './check-seal'
import { findInserted } from './find-inserted'
import type { Finding, Verification } from './finding'
import { type Head, writeHead } from './head'
import { sealKeys } from './present-seal-key'
import { SEAL_EVENTS_MAX } from './seal-events'
import { isSignedBy, publicKeyPem, type SealKey } from './seal-key'
import { readStatement, statementHash } from './statement'
import {
  compareCounts,
  countUnsealed,
  findLostWaiting,
  findNewestSeal,
  findNextSeal,
  findSeal,
  findUnsealed,
  type SealWithLeaves,
  type StoredSeal,
} from './store'

type Verify = {
  /** The seals up to this number were verified by earlier calls. */
  after: number
  /** A head that somebody has kept. */
  kept: Head | null
  /** How long this call goes on before it answers how far it has come. */
  milliseconds: number
}

/**
 * Verifies an organization's audit log against its seals, from the first one on: the signatures, that each
 * follows on the one before, every event, and in the end that no event is without a seal. Answers after
 * `milliseconds`, or with the first finding; call it again with `after` until it is done. It holds one seal and
 * its events in memory at a time. The caller has decided that it may be seen.
 */
export async function verifySome(organizationId: string, from: Verify): Promise<Verification> {
  const untilMs = machineMs() + from.milliseconds
  const keys = await sealKeys(db())
  const newest = await findNewestSeal(db(), organizationId)
  const expired = expiredUpTo(newest, keys)
  const publicKey = keys[0] ? publicKeyPem(keys[0]) : null
  const state = { ...(await begin(organizationId, newest, from.after)), publicKey }
  let previous = from.after > 0 ? await findSeal(db(), organizationId, from.after) : null
  for (;;) {
    const seal = await findNextSeal(db(), organizationId, state.after)
    if (!seal) break
    const finding =
      checkLink({ organizationId, keys, previous }, seal) ??
      checkKept(seal, from.kept) ??
      (await checkEventsAsTheyAre(organizationId, seal, { keys, expired }))
    if (finding) return { ...state, finding, done: true }
    const { number, statement, signature } = seal
    previous = { number, statement, signature }
    state.after = number
    state.verified = readStatement(statement)?.total ?? state.verified
    if (machineMs() > untilMs) return state
  }
  const finding = checkEnd(previous, from.kept) ?? (await checkUnsealed(organizationId, previous))
  return { ...state, finding, done: true }
}

async function begin(organizationId: string, newest: StoredSeal | null, after: number) {
  const said = newest && readStatement(newest.statement)
  const start = after > 0 ? await findSeal(db(), organizationId, after) : null
  const waiting = await countUnsealed(db(), organizationId)
  const state: Omit<Verification, 'publicKey'> = {
    after,
    verified: (start && readStatement(start.statement)?.total) ?? 0,
    total: said?.total ?? 0,
    finding: null,
    done: false,
    waiting,
    head: newest && said ? headOf(organizationId, newest) : null,
  }
  return state
}

/** The head that a seal is, as text. */
export function headOf(organization: string, { number, statement }: StoredSeal): string {
  const total = readStatement(statement)?.total ?? 0
  return writeHead({ organization, number, total, hash: statementHash(statement) })
}

/** Up to which seal events are rightly gone; a newest seal that nobody has signed says nothing. */
function expiredUpTo(newest: StoredSeal | null, keys: readonly SealKey[]): number {
  const said = newest && readStatement(newest.statement)
  const key = keys.find(({ id }) => id === said?.key)
  if (!newest || !said || !key) return 0
  return isSignedBy(key, newest.statement, newest.signature) ? said.expired : 0
}

function checkKept({ number, statement }: StoredSeal, kept: Head | null): Finding | null {
  if (kept?.number !== number || kept.hash === statementHash(statement)) return null
  return { kind: 'other_history', seal: number }
}

function checkEnd(last: StoredSeal | null, kept: Head | null): Finding | null {
  return kept && kept.number > (last?.number ?? 0) ? { kind: 'cut', seal: kept.number } : null
}

/**
 * What is wrong with the events of a seal. They may expire while they are looked at: so what is wrong is
 * looked at again, the list before the newest seal, which says so before they go.
 */
async function checkEventsAsTheyAre(
  organizationId: string,
  seal: SealWithLeaves,
  { keys, expired }: { keys: readonly SealKey[]; expired: number },
): Promise<Finding | null> {
  const finding = await checkEvents(organizationId, seal, expired)
  if (!finding) return null
  const again = await findNextSeal(db(), organizationId, seal.number - 1)
  const newest = await findNewestSeal(db(), organizationId)
  return again ? checkEvents(organizationId, again, expiredUpTo(newest, keys)) : finding
}

/** What is wrong with the events that have no seal. */
async function checkUnsealed(
  organizationId: string,
  last: StoredSeal | null,
): Promise<Finding | null> {
  const lost = await findLostWaiting(db(), organizationId)
  if (lost) return { kind: 'removed', event: lost }
  const { events, sealed, waiting } = await compareCounts(db(), organizationId)
  if (events !== sealed + waiting) {
    const inserted = await findInserted(organizationId)
    if (inserted) return { kind: 'inserted', event: inserted }
  }
  const said = last && readStatement(last.statement)
  const since = said?.drained ? said.sealedAt : (said?.since ?? null)
  return firstDatedBack(await findUnsealed(db(), organizationId, SEAL_EVENTS_MAX), since)
}

import { now } from '@/lib/clock'
import { db, inTransaction, type Tx } from '@/lib/db/client'
import { type EventRow, leafOf, packLeaves } from './leaves'
import { merkleRoot } from './merkle'
import { presentSealKey } from './present-seal-key'
import { signStatement } from './seal-key'
import { readStatement, type SealStatement, statementHash, writeStatement } from './statement'
import {
  deleteUnsealed,
  findNewestSeal,
  findUnsealed,
  findUnsealedOrganizations,
  insertSeal,
} from './store'

/** At most so many events get one seal. */
export const SEAL_EVENTS_MAX = 4_096

/**
 * Seals every event that is committed and has no seal, organization by organization, until nothing waits or
 * `isStopping` says so. Answers the organizations that have a new seal. Call it in one process at a time
 * (`whileSealing`); if two do, one of them fails and nothing is lost.
 */
export async function sealEvents(isStopping = () => false): Promise<string[]> {
  const organizations = await findUnsealedOrganizations(db())
  const sealed: string[] = []
  for (const organizationId of organizations) {
    let more = !isStopping()
    if (more) sealed.push(organizationId)
    while (more && !isStopping()) {
      const seal = await inTransaction((tx) => addSeal(tx, organizationId))
      more = seal !== null && !seal.drained
    }
  }
  return sealed
}

/**
 * Adds a seal over the next events that wait, up to `SEAL_EVENTS_MAX`; with `expired`, a seal that says up to
 * which one the events are removed, even if none waits. Answers what it says, or null if there was no need.
 * Throws if the newest seal cannot be read: a chain goes on from it or not at all.
 */
export async function addSeal(
  tx: Tx,
  organizationId: string,
  expired?: number,
): Promise<SealStatement | null> {
  const key = await presentSealKey(tx)
  const before = await findNewestSeal(tx, organizationId)
  const events = await findUnsealed(tx, organizationId, SEAL_EVENTS_MAX)
  if (events.length === 0 && expired === undefined) return null
  const leaves = events.map(leafOf)
  const root = merkleRoot(leaves.map(({ hash }) => hash)).toString('base64url')
  const said: SealStatement = {
    ...followOn(before?.statement ?? null, events),
    organization: organizationId,
    root,
    key: key.id,
    ...(expired === undefined ? {} : { expired }),
  }
  const statement = writeStatement(said)
  const signature = signStatement(key, statement)
  const { number } = said
  await insertSeal(tx, organizationId, { number, statement, signature, leaves: packLeaves(leaves) })
  const ids = leaves.map(({ id }) => id)
  await deleteUnsealed(tx, organizationId, ids)
  return said
}

/** What follows from the statement before, and from the events. */
function followOn(before: string | null, events: readonly EventRow[]) {
  const last = before === null ? null : readStatement(before)
  if (before !== null && !last) throw new Error('lib/audit/seal: the newest seal cannot be read')
  const newest = Math.max(...events.map(({ at }) => at.getTime()))
  return {
    version: 1 as const,
    number: (last?.number ?? 0) + 1,
    sealedAt: now().toISOString(),
    since: last?.drained ? last.sealedAt : (last?.since ?? null),
    drained: events.length < SEAL_EVENTS_MAX,
    count: events.length,
    total: (last?.total ?? 0) + events.length,
    newest: events.length === 0 ? null : new Date(newest).toISOString(),
    expired: last?.expired ?? 0,
    previous: before === null ? null : statementHash(before),
  }
}

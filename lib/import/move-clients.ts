import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { findTakenIds } from '@/lib/apps/find-taken-ids'
import { moveInApps } from '@/lib/apps/registration/move-in-apps'
import { recordEvent, recordEvents } from '@/lib/audit/record-event'
import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { keepNewest } from '@/lib/keep-newest'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import { placeMovedIn } from '@/lib/secrets/place-moved-in'
import type { PlannedSecret } from './planned-client'
import {
  findImport,
  findPlanned,
  forgetPlans,
  type ImportRecord,
  lockRunningImport,
  type PlannedRow,
  refuseRows,
  updateImport,
} from './store'

/** So many apps in one transaction: a second of work, which a kill undoes as a whole. */
const AT_ONCE = 100

const TAKEN = 'An app here got this client ID meanwhile.'

/** What fails is tried again after so long, and does not hold up the imports of others. */
const REST_SECONDS = MINUTE

type Rest = { until: Date; take: number }

const RESTS_KEPT = 100

/**
 * By import that has failed, of the newest: until when this process leaves it alone, and how many clients
 * it takes at once then, since on a busy machine a transaction of fewer ends in time.
 */
const failed = processWide('failed-imports', () => new Map<string, Rest>())

/**
 * Moves in the next clients of a running import that no other process works at, in one transaction with
 * the place where the next call goes on. So a process may die at any moment: no client is lost and none
 * comes twice. Answers how many it has decided about; 0 when nothing is left to do.
 */
export async function moveNextClients(): Promise<number> {
  const resting = [...failed].filter(([, { until }]) => until > now()).map(([id]) => id)
  let importId: string | undefined
  try {
    return await inTransaction(async (tx) => {
      importId = await lockRunningImport(tx, resting)
      return importId ? await moveFrom(tx, importId) : 0
    })
  } catch (err) {
    if (!importId) throw err
    const take = Math.max(1, Math.floor(takeOf(importId) / 2))
    const rest = { until: secondsAfter(now(), REST_SECONDS), take }
    keepNewest(failed, RESTS_KEPT, { name: importId, value: rest })
    log.warn({ err, importId }, 'an import has to wait')
    return 1
  }
}

const takeOf = (importId: string) => failed.get(importId)?.take ?? AT_ONCE

async function moveFrom(tx: Tx, importId: string): Promise<number> {
  const take = takeOf(importId)
  const record = await findImport(tx, importId)
  const rows = await findPlanned(tx, { importId, from: record.cursor, take })
  const actor = actorOf(record)
  const moved = rows.length > 0 ? await move(tx, actor, { importId, rows }) : 0
  const [last] = rows.slice(-1)
  const isLast = rows.length < take
  await updateImport(tx, importId, {
    moved: { increment: moved },
    refused: { increment: rows.length - moved },
    cursor: isLast || !last ? record.received : last.line + 1,
    ...(isLast ? { state: 'done', endedAt: now() } : {}),
  })
  if (isLast) await recordFinish(tx, actor, importId)
  return Math.max(rows.length, 1)
}

/** Who has begun the import does what it does. */
function actorOf(record: ImportRecord): Actor {
  const { organizationId, createdById: personId, createdByName: personName } = record
  return {
    personId,
    personName,
    organizationId,
    role: 'administrator',
    provenAt: now(),
    origin: NO_ORIGIN,
  }
}

type Rows = { importId: string; rows: readonly PlannedRow[] }

/** Answers how many have come. */
async function move(tx: Tx, actor: Actor, { importId, rows }: Rows): Promise<number> {
  const ids = rows.map(({ clientId }) => clientId)
  const taken = await findTakenIds(tx, ids)
  const coming = rows.filter(({ clientId }) => !taken.has(clientId))
  const late = rows.filter(({ clientId }) => taken.has(clientId)).map(({ line }) => line)
  await moveInApps(
    tx,
    actor,
    coming.map(({ clientId: id, planned: { registration, ownerId } }) => {
      const developmentUntil = dateOf(registration.developmentUntil)
      const its = { ...registration, developmentUntil }
      return { id, ownerId: ownerId ?? actor.personId, registration: its }
    }),
  )
  await placeMovedIn(tx, actor, coming.flatMap(secretsOf))
  await recordEvents(
    tx,
    actor,
    'app.moved_in',
    coming.map(({ clientId: id, planned: { registration, secrets } }) => ({
      target: { kind: 'app', id, name: registration.name },
      detail: { type: registration.type, importId, secrets: secrets.length },
    })),
  )
  await forgetPlans(
    tx,
    importId,
    coming.map(({ line }) => line),
  )
  if (late.length > 0) await refuseRows(tx, importId, { lines: late, note: TAKEN })
  return coming.length
}

function secretsOf({ clientId: appId, planned: { secrets } }: PlannedRow) {
  return secrets.map((secret, at) => ({
    ...secret,
    appId,
    slot: at === 0 ? (1 as const) : (2 as const),
    digest: secret.digest === null ? null : Buffer.from(secret.digest, 'base64'),
    expiresAt: dateOf(secret.expiresAt),
  }))
}

/** JSON keeps moments as texts. */
function dateOf(moment: PlannedSecret['expiresAt'] | Date): Date | null {
  return moment === null ? null : new Date(moment)
}

async function recordFinish(tx: Tx, actor: Actor, importId: string): Promise<void> {
  const { fileName, moved, refused } = await findImport(tx, importId)
  await recordEvent(tx, actor, 'import.finished', {
    target: { kind: 'import', id: importId, name: fileName },
    detail: { moved, refused },
  })
}

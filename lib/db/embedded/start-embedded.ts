import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { NoEmbeddedDatabase } from './binaries'
import { makeCluster, removeDrafts } from './cluster'
import { AlreadyRunning, embeddedUrl, makeDatabase, takeOwnership } from './ownership'
import { type Place, placeOf } from './place'
import { isRunning, lastLogLines, namedPort, startPostmaster, stopPostmaster } from './postmaster'

export type Embedded = {
  url: string
  /** The folder that holds the cluster. */
  home: string
  stop: () => Promise<void>
}

type Wish = {
  dataDir: string
  /** False only in tests: fast, and gone after a crash. */
  durable?: boolean
  /** Called when the database was lost and could not be brought back. */
  onLost?: (reason: unknown) => void
}

const DATABASE = 'keyturn'
const PATIENCE_SECONDS = 60
const MOST_FAILURES = 4

/**
 * Starts the data folder's own PostgreSQL, or adopts the one that a killed process left running,
 * and keeps the folder for this process. Throws `AlreadyRunning` and `NoEmbeddedDatabase` with a
 * sentence for the operator.
 */
export async function startEmbedded(wish: Wish): Promise<Embedded> {
  const place = await placeOf(resolve(wish.dataDir))
  await makeCluster(place)
  const durable = wish.durable ?? true
  let { owner, port } = await own(place, { port: null, durable })
  let stopping = false
  let recovery: Promise<void> = Promise.resolve()
  const watch = () => {
    owner.once('end', () => {
      if (stopping) return
      const lost = (reason: unknown) => {
        if (!wish.onLost) throw reason
        wish.onLost(reason)
      }
      recovery = own(place, { port, durable }).then((again) => {
        owner = again.owner
        watch()
      }, lost)
    })
  }
  watch()
  removeDrafts(place)
  await makeDatabase(owner, DATABASE)
  return {
    url: embeddedUrl(place, port, DATABASE),
    home: place.home,
    stop: async () => {
      stopping = true
      // What is being brought back would otherwise be started again behind our back.
      await recovery
      await stopPostmaster(place)
    },
  }
}

/** Starts what is not running and takes the lock; waits for one that is just stopping or starting. */
async function own(
  place: Place,
  wanted: { port: number | null; durable: boolean },
): Promise<{ owner: Client; port: number }> {
  const giveUpAt = performance.now() + PATIENCE_SECONDS * 1000
  let failures = 0
  let told = ''
  while (failures < MOST_FAILURES && performance.now() < giveUpAt) {
    if (!(await isRunning(place))) {
      const { started, output } = await startPostmaster(place, wanted)
      told = output
      // Another process may have started it in the same instant: then ours fails, and all is well.
      if (!started && !(await isRunning(place))) failures += 1
    }
    const port = namedPort(place)
    try {
      if (port) return { owner: await takeOwnership(place, port), port }
    } catch (error) {
      if (error instanceof AlreadyRunning) throw alreadyRunning(place)
      if (!isPassing(error)) throw error
    }
    await pause(100)
  }
  throw new NoEmbeddedDatabase(`PostgreSQL did not start: ${told.trim()}\n${lastLogLines(place)}`)
}

/** Nobody listens yet or any more, or PostgreSQL says that it is starting or stopping. */
function isPassing(error: unknown): boolean {
  const { code } = error as { code?: string }
  return ['ECONNREFUSED', 'ECONNRESET', '57P03', '57P01', 'EPIPE'].includes(code ?? '')
}

function alreadyRunning(place: Place): AlreadyRunning {
  return new AlreadyRunning(
    `Another Keyturn is running on this data folder (its database is in ${place.home}): ` +
      'stop that one first, or set KEYTURN_DATA_DIR to another folder.',
  )
}

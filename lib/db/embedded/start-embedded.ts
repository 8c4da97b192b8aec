import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { NoEmbeddedDatabase } from './binaries'
import { makeCluster, removeDrafts } from './cluster'
import { everydayLogin } from './everyday-login'
import { type EmbeddedServer, locateServer } from './locate-server'
import { AlreadyRunning, embeddedUrl, makeDatabase, takeOwnership } from './ownership'
import {
  isRunning,
  lastLogLines,
  portOfPidFile,
  startPostmaster,
  stopPostmaster,
} from './postmaster'

export type Embedded = {
  /** Of the superuser who owns everything: for migrations and for the operator. */
  url: string
  /** Of the role for everything else. It may do what `grantEveryday` has given it. */
  everydayUrl: string
  /** The folder that holds the cluster. */
  home: string
  stop: () => Promise<void>
}

type EmbeddedOptions = {
  dataDir: string
  /** False only in tests: faster, but a crash loses all data. */
  durable?: boolean
  /** Called when the database died and could not be started again. */
  onLost?: (reason: unknown) => void
}

const DATABASE = 'keyturn'
const WAIT_SECONDS = 60
const FAILURES_MAX = 4

/**
 * Starts the data folder's own PostgreSQL, or takes over the one that a killed process left
 * running. Keeps the folder for this process, and starts the database again when it dies. Throws
 * `AlreadyRunning` and `NoEmbeddedDatabase`, each with a sentence for the operator.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const server = await locateServer(resolve(options.dataDir))
  await makeCluster(server)
  const durable = options.durable ?? true
  let { owner, port } = await startAndOwn(server, { port: null, durable })
  let stopping = false
  let recovery: Promise<void> = Promise.resolve()
  const watch = () => {
    owner.once('end', () => {
      if (stopping) return
      const lost = (reason: unknown) => {
        if (!options.onLost) throw reason
        options.onLost(reason)
      }
      recovery = startAndOwn(server, { port, durable }).then((again) => {
        owner = again.owner
        watch()
      }, lost)
    })
  }
  watch()
  removeDrafts(server)
  await makeDatabase(owner, DATABASE)
  const url = embeddedUrl(server, port, DATABASE)
  return {
    url,
    everydayUrl: await everydayLogin(owner, url),
    home: server.home,
    stop: async () => {
      stopping = true
      // A restart in progress would otherwise start the database again after the stop.
      await recovery
      await stopPostmaster(server)
    },
  }
}

/**
 * Starts the postmaster if none is running, and makes this process its owner. Waits up to 60
 * seconds for one that is starting or stopping.
 */
async function startAndOwn(
  server: EmbeddedServer,
  wanted: { port: number | null; durable: boolean },
): Promise<{ owner: Client; port: number }> {
  const giveUpAt = performance.now() + WAIT_SECONDS * 1000
  let failures = 0
  let lastOutput = ''
  while (failures < FAILURES_MAX && performance.now() < giveUpAt) {
    if (!(await isRunning(server))) {
      const { started, output } = await startPostmaster(server, wanted)
      lastOutput = output
      // Another process may have started it at the same moment: then our start fails, which is
      // fine.
      if (!started && !(await isRunning(server))) failures += 1
    }
    const port = portOfPidFile(server)
    try {
      if (port) return { owner: await takeOwnership(server, port), port }
    } catch (error) {
      if (error instanceof AlreadyRunning) throw alreadyRunning(server)
      if (!isTransient(error)) throw error
    }
    await pause(100)
  }
  throw new NoEmbeddedDatabase(
    `PostgreSQL did not start: ${lastOutput.trim()}\n${lastLogLines(server)}`,
  )
}

/** Nobody listens (yet, or any more), or PostgreSQL says that it is starting or stopping. */
function isTransient(error: unknown): boolean {
  const { code } = error as { code?: string }
  return ['ECONNREFUSED', 'ECONNRESET', '57P03', '57P01', 'EPIPE'].includes(code ?? '')
}

function alreadyRunning(server: EmbeddedServer): AlreadyRunning {
  return new AlreadyRunning(
    `Another Keyturn is running on this data folder (its database is in ${server.home}): ` +
      'stop that one first, or set KEYTURN_DATA_DIR to another folder.',
  )
}

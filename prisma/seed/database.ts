import { resolve } from 'node:path'
import { type Environment, provideConfig } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { locateServer } from '@/lib/db/embedded/locate-server'
import { AlreadyRunning, embeddedUrl } from '@/lib/db/embedded/ownership'
import { portOfPidFile } from '@/lib/db/embedded/postmaster'
import { startEmbedded } from '@/lib/db/embedded/start-embedded'
import { migrate } from '@/lib/db/migrate'
import { closePool } from '@/lib/db/pool'
import { masterKeyIn } from '@/lib/server/master-key'
import { requireLocal } from './local-only'

type Opened = { url: string; close: () => Promise<void> }

/** The embedded database of the data folder: started by a running portal, or by us. */
async function openEmbedded(dataDir: string): Promise<Opened> {
  try {
    const { url, stop } = await startEmbedded({ dataDir })
    return { url, close: stop }
  } catch (error) {
    const server = await locateServer(resolve(dataDir))
    const port = portOfPidFile(server)
    if (!(error instanceof AlreadyRunning) || !port) throw error
    return { url: embeddedUrl(server, port, 'keyturn'), close: async () => {} }
  }
}

async function open({ DATABASE_URL, KEYTURN_DATA_DIR }: Environment): Promise<Opened> {
  if (!DATABASE_URL) return openEmbedded(KEYTURN_DATA_DIR)
  requireLocal(DATABASE_URL)
  return { url: DATABASE_URL, close: async () => {} }
}

/**
 * Runs `work` with the database and the keys of the portal of this environment. Throws `NotLocal`,
 * and the error that keeps the embedded database from starting.
 */
export async function withDatabase(environment: Environment, work: () => Promise<void>) {
  const { url, close } = await open(environment)
  provideConfig({
    url: environment.KEYTURN_URL ?? `http://localhost:${environment.PORT}`,
    databaseUrl: url,
    masterKey: environment.KEYTURN_MASTER_KEY ?? masterKeyIn(environment.KEYTURN_DATA_DIR),
    secretPrefix: environment.KEYTURN_SECRET_PREFIX,
    production: environment.NODE_ENV === 'production',
  })
  try {
    await migrate(url)
    await work()
  } finally {
    await Promise.all([closeDb(), closePool()])
    await close()
  }
}

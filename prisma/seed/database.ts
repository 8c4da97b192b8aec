import { provideConfig } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { openEmbedded } from '@/lib/db/embedded/open-embedded'
import { migrate } from '@/lib/db/migrate'
import { closePool } from '@/lib/db/pool'
import type { Environment } from '@/lib/environment'
import { loadMasterKeys } from '@/lib/master-key/load-master-keys'
import { configuredKeys } from '@/lib/server/master-key'
import { requireLocal } from './local-only'

type Opened = { url: string; close: () => Promise<void> }

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
  const configured = configuredKeys(environment)
  provideConfig({
    url: environment.KEYTURN_URL ?? `http://localhost:${environment.PORT}`,
    databaseUrl: url,
    masterKey: configured()[0],
    secretPrefix: environment.KEYTURN_SECRET_PREFIX,
    production: environment.NODE_ENV === 'production',
  })
  try {
    await migrate(url)
    await loadMasterKeys(configured)
    await work()
  } finally {
    await Promise.all([closeDb(), closePool()])
    await close()
  }
}

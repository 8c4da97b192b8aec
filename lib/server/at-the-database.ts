import { provideConfig } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { openEmbedded } from '@/lib/db/embedded/open-embedded'
import { closePool } from '@/lib/db/pool'
import type { Environment } from '@/lib/environment'
import type { ConfiguredKeys } from '@/lib/master-key/load-master-keys'
import { configuredKeys } from './master-key'

type Opened = { databaseUrl: string; configured: ConfiguredKeys }

/**
 * Runs the work of a command at the database of this environment, the configured one or that of the
 * data folder, and closes it behind it. The master keys are configured, and not loaded yet.
 */
export async function atTheDatabase<T>(
  environment: Environment,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const { DATABASE_URL: own, KEYTURN_DATA_DIR: dataDir } = environment
  const database = own ? { url: own, close: async () => {} } : await openEmbedded(dataDir)
  const configured = configuredKeys(environment)
  try {
    provideConfig({
      url: environment.KEYTURN_URL ?? `http://localhost:${environment.PORT}`,
      databaseUrl: database.url,
      masterKey: configured()[0],
      secretPrefix: environment.KEYTURN_SECRET_PREFIX,
      production: true,
    })
    return await work({ databaseUrl: database.url, configured })
  } finally {
    await Promise.all([closeDb(), closePool()])
    await database.close()
  }
}

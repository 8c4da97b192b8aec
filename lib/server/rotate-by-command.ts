import { provideConfig } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { openEmbedded } from '@/lib/db/embedded/open-embedded'
import { migrate } from '@/lib/db/migrate'
import { closePool } from '@/lib/db/pool'
import type { Environment } from '@/lib/environment'
import { rotateMasterKey } from '@/lib/jobs/rotate-master-key'
import { isRotating } from '@/lib/master-key/is-rotating'
import { loadMasterKeys } from '@/lib/master-key/load-master-keys'
import { CannotStart } from './cannot-start'
import { configuredKeys, keepNextKey, makeNextKey } from './master-key'

/**
 * Rotates the master key of this environment, or goes on with a rotation that was interrupted. In a
 * data folder, it makes the next key and puts it in the place of the present one. Throws
 * `CannotStart` if there is no new key to rotate to.
 */
export async function rotateByCommand(environment: Environment): Promise<void> {
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
    if (!own) await migrate(database.url)
    const makesKeys = !environment.KEYTURN_MASTER_KEY
    if (makesKeys && !(await isRotating())) makeNextKey(dataDir)
    await loadMasterKeys(configured)
    await requireNewKey(configured().length)
    const onBegun = () => makesKeys && keepNextKey(dataDir)
    await rotateMasterKey({ configured, onBegun, say })
  } finally {
    await Promise.all([closeDb(), closePool()])
    await database.close()
  }
}

async function requireNewKey(keys: number): Promise<void> {
  if (keys > 1 || (await isRotating())) return
  throw new CannotStart(
    'set KEYTURN_MASTER_KEY to a new key and KEYTURN_PREVIOUS_MASTER_KEY to the present one, for ' +
      'this command and before that for every server.',
  )
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

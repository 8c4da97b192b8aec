import { migrate } from '@/lib/db/migrate'
import type { Environment } from '@/lib/environment'
import { rotateMasterKey } from '@/lib/jobs/rotate-master-key'
import { isRotating } from '@/lib/master-key/is-rotating'
import { loadMasterKeys } from '@/lib/master-key/load-master-keys'
import { atTheDatabase } from './at-the-database'
import { CannotStart } from './cannot-start'
import { keepNextKey, makeNextKey } from './master-key'
import { say } from './run-command'

/**
 * Rotates the master key of this environment, or goes on with a rotation that was interrupted. In a
 * data folder, it makes the next key and puts it in the place of the present one. Throws
 * `CannotStart` if there is no new key to rotate to.
 */
export async function rotateByCommand(environment: Environment): Promise<void> {
  const { DATABASE_URL: own, KEYTURN_DATA_DIR: dataDir } = environment
  await atTheDatabase(environment, async ({ databaseUrl, configured }) => {
    if (!own) await migrate(databaseUrl)
    const makesKeys = !environment.KEYTURN_MASTER_KEY
    if (makesKeys && !(await isRotating())) makeNextKey(dataDir)
    await loadMasterKeys(configured)
    await requireNewKey(configured().length)
    const onBegun = () => makesKeys && keepNextKey(dataDir)
    await rotateMasterKey({ configured, onBegun, say })
  })
}

async function requireNewKey(keys: number): Promise<void> {
  if (keys > 1 || (await isRotating())) return
  throw new CannotStart(
    'set KEYTURN_MASTER_KEY to a new key and KEYTURN_PREVIOUS_MASTER_KEY to the present one, for ' +
      'this command and before that for every server.',
  )
}

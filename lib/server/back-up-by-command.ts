import { resolve } from 'node:path'
import { dumpDatabase } from '@/lib/db/backup/dump-database'
import { openEmbedded } from '@/lib/db/embedded/open-embedded'
import type { Environment } from '@/lib/environment'
import { placeOfKeys } from './master-key'

type Command = { file: string; say: (sentence: string) => void }

/**
 * Backs the database of this environment up into a new file, whether or not Keyturn is running, and says where
 * the master key lies, which is not in the file. Throws `CannotBackUp`.
 */
export async function backUpByCommand(
  environment: Environment,
  { file, say }: Command,
): Promise<void> {
  const { DATABASE_URL, KEYTURN_MIGRATE_DATABASE_URL } = environment
  const own = KEYTURN_MIGRATE_DATABASE_URL ?? DATABASE_URL
  const database = DATABASE_URL ? null : await openEmbedded(environment.KEYTURN_DATA_DIR)
  try {
    await dumpDatabase(database?.url ?? own ?? '', resolve(file))
  } finally {
    await database?.close()
  }
  say(`The database is backed up: ${resolve(file)}.`)
  say(
    `The master key is not in it, and without that key the backup opens nothing. It is in ${placeOfKeys(environment)}: keep a copy, apart from the backups.`,
  )
}

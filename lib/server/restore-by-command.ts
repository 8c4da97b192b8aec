import { resolve } from 'node:path'
import { readBackup } from '@/lib/db/backup/read-backup'
import { restoreDatabase } from '@/lib/db/backup/restore-database'
import { migrate } from '@/lib/db/migrate'
import type { Environment } from '@/lib/environment'
import { atTheDatabase } from './at-the-database'
import { requirePresentKey } from './master-key'
import { requireKeyOfBackup } from './require-key-of-backup'

type Command = { file: string; say: (sentence: string) => void }

/**
 * Fills the empty database of this environment from a backup that the master key opens, and brings it to the
 * newest schema. Throws `CannotBackUp`, and `CannotStart` where there is no master key or another one.
 */
export async function restoreByCommand(
  environment: Environment,
  { file, say }: Command,
): Promise<void> {
  requirePresentKey(environment)
  const backup = await readBackup(resolve(file))
  requireKeyOfBackup(backup, environment)
  await atTheDatabase(environment, async ({ databaseUrl }) => {
    const { DATABASE_URL: own, KEYTURN_MIGRATE_DATABASE_URL: owner } = environment
    const ownerUrl = (own && owner) ?? databaseUrl
    await restoreDatabase(ownerUrl, backup)
    const applied = await migrate(ownerUrl, databaseUrl)
    if (applied.length > 0) say(`Migrations that the backup did not have: ${applied.length}.`)
  })
  say('The backup is restored, and the master key opens it. Start Keyturn.')
  say(
    'What was revoked or disabled since the backup works again: look at the audit log and revoke it again.',
  )
}

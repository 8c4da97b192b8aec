import { resolve } from 'node:path'
import { Unsealable } from '@/lib/crypto/seal'
import { restoreDatabase } from '@/lib/db/backup/restore-database'
import { migrate } from '@/lib/db/migrate'
import type { Environment } from '@/lib/environment'
import { loadMasterKeys } from '@/lib/master-key/load-master-keys'
import { OtherMasterKey } from '@/lib/master-key/other-master-key'
import { loadSigningKeys } from '@/lib/oauth/signing-keys/load-signing-keys'
import { atTheDatabase } from './at-the-database'
import { CannotStart } from './cannot-start'
import { placeOfKeys, requirePresentKey } from './master-key'

type Command = { file: string; say: (sentence: string) => void }

/**
 * Fills the empty database of this environment from a backup, brings it to the newest schema, and opens the
 * signing keys with the master key. Throws `CannotBackUp`, and `CannotStart` where there is no master key or
 * another one; in the last case the database stays filled.
 */
export async function restoreByCommand(
  environment: Environment,
  { file, say }: Command,
): Promise<void> {
  requirePresentKey(environment)
  await atTheDatabase(environment, async ({ databaseUrl, configured }) => {
    const { DATABASE_URL: own, KEYTURN_MIGRATE_DATABASE_URL: owner } = environment
    const ownerUrl = (own && owner) ?? databaseUrl
    await restoreDatabase(ownerUrl, resolve(file))
    const applied = await migrate(ownerUrl, databaseUrl)
    if (applied.length > 0) say(`Migrations that the backup did not have: ${applied.length}.`)
    await openWith(environment, async () => {
      await loadMasterKeys(configured)
      await loadSigningKeys()
    })
  })
  say('The backup is restored, and the master key opens it. Start Keyturn.')
  say(
    'What was revoked or disabled since the backup works again: look at the audit log and revoke it again.',
  )
}

async function openWith(environment: Environment, open: () => Promise<void>): Promise<void> {
  try {
    await open()
  } catch (error) {
    if (!(error instanceof Unsealable || error instanceof OtherMasterKey)) throw error
    throw new CannotStart(
      `the data is in the database, but the master key in ${placeOfKeys(environment)} does not open it: ` +
        'put the one there that was used with the backup, and start Keyturn.',
    )
  }
}

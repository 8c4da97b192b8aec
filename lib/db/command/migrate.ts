import { readDatabaseSettings } from '@/lib/config'
import { EVERYDAY_USER } from '@/lib/db/embedded/everyday-login'
import { startEmbedded } from '@/lib/db/embedded/start-embedded'
import { roleOf } from '@/lib/db/everyday-role'
import { migrate } from '@/lib/db/migrate'

// npm run db:migrate: brings the database to the newest schema, as every start does.

try {
  const { DATABASE_URL, KEYTURN_MIGRATE_DATABASE_URL, KEYTURN_DATA_DIR } = readDatabaseSettings()
  const embedded = DATABASE_URL ? null : await startEmbedded({ dataDir: KEYTURN_DATA_DIR })
  const own = DATABASE_URL && KEYTURN_MIGRATE_DATABASE_URL
  const everyday = own ? await roleOf(DATABASE_URL) : embedded && EVERYDAY_USER
  const ownerUrl = own || DATABASE_URL || embedded?.url || ''
  const applied = await migrate(ownerUrl, everyday ?? undefined)
  for (const name of applied) console.log(`Applied ${name}.`)
  console.log('The database is up to date.')
  await embedded?.stop()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

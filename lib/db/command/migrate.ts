import { loadEnvironmentFile, readDatabaseSettings } from '@/lib/config'
import { startEmbedded } from '@/lib/db/embedded/start-embedded'
import { migrate } from '@/lib/db/migrate'

// npm run db:migrate: brings the database to the newest schema, as every start does.

try {
  loadEnvironmentFile()
  const { DATABASE_URL, KEYTURN_MIGRATE_DATABASE_URL, KEYTURN_DATA_DIR } = readDatabaseSettings()
  const embedded = DATABASE_URL ? null : await startEmbedded({ dataDir: KEYTURN_DATA_DIR })
  const databaseUrl = DATABASE_URL ?? embedded?.everydayUrl ?? ''
  const ownerUrl = embedded?.url ?? KEYTURN_MIGRATE_DATABASE_URL ?? databaseUrl
  try {
    const applied = await migrate(ownerUrl, databaseUrl)
    for (const name of applied) console.log(`Applied ${name}.`)
    console.log('The database is up to date.')
  } finally {
    await embedded?.stop()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

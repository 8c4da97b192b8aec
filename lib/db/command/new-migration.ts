import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { now } from '@/lib/clock'
import { startTemporary } from '@/lib/db/embedded/temporary'
import { MIGRATIONS } from '@/lib/db/migration-files'
import { missingMigration } from '@/lib/db/missing-migration'

// npm run db:new-migration <name>: writes the SQL that is missing between migrations and schema.

const name = process.argv[2] ?? ''
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Give the migration a name in lower case: npm run db:new-migration add_app_owner')
  process.exit(1)
}
const database = await startTemporary()
try {
  const script = await missingMigration(database.url, database.url)
  if (script) {
    const stamp = now().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = join(MIGRATIONS, `${stamp}_${name}`)
    mkdirSync(folder)
    writeFileSync(join(folder, 'migration.sql'), script)
    console.log(`${folder}/migration.sql: add CHECK constraints and data changes by hand below.`)
  } else {
    console.log('The migrations already lead to the schema: nothing to write.')
  }
} finally {
  await database.stop()
}

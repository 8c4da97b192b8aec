import { sealEvents } from '@/lib/audit/seal/seal-events'
import { provideConfig, setMode } from '@/lib/config'
import { runProgram } from '@/lib/db/backup/programs'
import { closeDb } from '@/lib/db/client'
import { libpqEnvironment } from '@/lib/db/connection/libpq-environment'
import { migrationFiles } from '@/lib/db/migration-files'
import { closePool } from '@/lib/db/pool'
import { backupSource } from '@/lib/db/testing/backup-source'
import { loadMasterKeys } from '@/lib/master-key/load-master-keys'
import { flushUses } from '@/lib/usage/flush'
import { seedDemoOrganization } from '../seed/demo-organization'
import { MASTER_KEY, writeKept } from './kept-database'
import { leaveKnown } from './leave-known'

// npm run db:keep: keeps the demo organization as this version writes it, for the test of upgrades.

const AS_TEXT = ['--no-owner', '--no-privileges', '--inserts', '--rows-per-insert=500']

setMode('production')
const { url, stop } = await backupSource()
try {
  provideConfig({
    url: 'http://localhost:3000',
    databaseUrl: url,
    masterKey: MASTER_KEY,
    secretPrefix: 'kt',
    production: false,
  })
  await loadMasterKeys(() => [MASTER_KEY])
  await seedDemoOrganization()
  const known = await leaveKnown()
  await flushUses()
  await sealEvents()
  const sql = await runProgram('pg_dump', AS_TEXT, { variables: libpqEnvironment(url) })
  const newest = migrationFiles().migrationDirectories.at(-1)?.path ?? ''
  writeKept(newest, { sql, known })
  console.log(`Kept: prisma/earlier/${newest}.sql.gz`)
} finally {
  await Promise.all([closeDb(), closePool()])
  await stop()
}

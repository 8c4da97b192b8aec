import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { provideConfig } from '@/lib/config'
import { closeDb, db } from '@/lib/db/client'
import { startEmbedded } from '@/lib/db/embedded/start-embedded'
import { migrate } from '@/lib/db/migrate'
import { closePool } from '@/lib/db/pool'
import { makeAppWithSecret } from '@/lib/oauth/testing/apps'
import { REDIRECT_URI } from './codes'
import type { MakeCodes } from './contender'
import { keyturnCodes } from './keyturn-codes'

/** What the servers under test share: one database, one app, one secret. */
export type Table = {
  env: Record<string, string>
  clientId: string
  clientSecret: string
  makeCodes: MakeCodes
  clear(): Promise<void>
}

/** A durable PostgreSQL of its own, as a trial runs it, with an app that may ask for tokens. */
export async function layTable(): Promise<Table> {
  const dataDir = mkdtempSync(join(tmpdir(), 'keyturn-bench-'))
  chmodSync(dataDir, 0o711)
  const embedded = await startEmbedded({ dataDir })
  await migrate(embedded.url)
  const masterKey = randomBytes(32)
  provideConfig({
    url: 'http://127.0.0.1',
    databaseUrl: embedded.url,
    masterKey,
    secretPrefix: 'kt',
    production: true,
  })
  const { appId, secret } = await makeAppWithSecret()
  await db().app.update({
    where: { id: appId },
    data: { type: 'web', redirectUris: [REDIRECT_URI], clientCredentials: true },
  })
  return {
    clientId: appId,
    clientSecret: secret.value,
    makeCodes: keyturnCodes(appId),
    env: {
      DATABASE_URL: embedded.url,
      KEYTURN_MASTER_KEY: masterKey.toString('base64'),
      BENCH_CLIENT_ID: appId,
      BENCH_CLIENT_SECRET: secret.value,
    },
    clear: async () => {
      await Promise.all([closeDb(), closePool()])
      await embedded.stop()
      for (const folder of [embedded.home, dataDir]) {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

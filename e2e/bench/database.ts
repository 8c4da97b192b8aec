import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SigningAlgorithm } from '@/lib/apps/fields/signing-algorithm'
import { provideConfig } from '@/lib/config'
import { closeDb, db } from '@/lib/db/client'
import { startEmbedded } from '@/lib/db/embedded/start-embedded'
import { migrate } from '@/lib/db/migrate'
import { closePool } from '@/lib/db/pool'
import { makeAppWithSecret } from '@/lib/oauth/testing/apps'
import { REDIRECT_URI } from './codes'
import type { MakeCodes } from './contender'
import { keyturnCodes } from './keyturn-codes'

/** An app, its secret, and codes for it. */
export type BenchApp = { clientId: string; clientSecret: string; makeCodes: MakeCodes }

/** What the servers under test share: one database, and an app with each signature. */
export type Table = {
  env: Record<string, string>
  /** Its postmaster. */
  databasePid: number
  /** Its ID tokens are signed with ES256, as those of the engines beside it are. */
  es256: BenchApp
  rs256: BenchApp
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
  const es256 = await makeBenchApp('ES256')
  return {
    databasePid: postmasterIn(embedded.home),
    es256,
    rs256: await makeBenchApp('RS256'),
    env: {
      DATABASE_URL: embedded.url,
      KEYTURN_MASTER_KEY: masterKey.toString('base64'),
      BENCH_CLIENT_ID: es256.clientId,
      BENCH_CLIENT_SECRET: es256.clientSecret,
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

/** The first line of the file is the process. */
function postmasterIn(home: string): number {
  return Number(readFileSync(join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function makeBenchApp(idTokenAlg: SigningAlgorithm): Promise<BenchApp> {
  const { appId, secret } = await makeAppWithSecret()
  await db().app.update({
    where: { id: appId },
    data: { type: 'web', redirectUris: [REDIRECT_URI], clientCredentials: true, idTokenAlg },
  })
  return { clientId: appId, clientSecret: secret.value, makeCodes: keyturnCodes(appId) }
}

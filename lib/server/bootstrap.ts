import { certificatesOf, mailServerOf, provideConfig, providerOf } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { startEmbedded } from '@/lib/db/embedded/start-embedded'
import { migrate } from '@/lib/db/migrate'
import { closePool } from '@/lib/db/pool'
import type { Environment } from '@/lib/environment'
import { log } from '@/lib/log'
import { followMasterKey } from '@/lib/master-key/follow-master-key'
import { loadMasterKeys } from '@/lib/master-key/load-master-keys'
import { waitForClock, waitForDatabase } from './database-health'
import type { Lifetime } from './lifetime'
import { configuredKeys } from './master-key'

/**
 * Prepares what every request needs: the database (started here if none is configured), the master
 * key, the running configuration and the newest schema. `port` is the one we listen on. Throws
 * `CannotStart`, and `StoppedEarly` when a stop was requested meanwhile.
 */
export async function bootstrap(
  environment: Environment,
  { port, lifetime }: { port: number; lifetime: Lifetime },
): Promise<void> {
  const { databaseUrl, ownerUrl } = await databaseOf(environment, lifetime)
  lifetime.throwIfStopping()
  const configured = configuredKeys(environment)
  provideConfig({
    url: environment.KEYTURN_URL ?? `http://localhost:${port}`,
    databaseUrl,
    masterKey: configured()[0],
    secretPrefix: environment.KEYTURN_SECRET_PREFIX,
    admitted: environment.KEYTURN_ADMITTED_NETWORKS,
    certificates: certificatesOf(environment),
    provider: providerOf(environment),
    mailServer: mailServerOf(environment),
    production: environment.NODE_ENV === 'production',
    hstsSubdomains: environment.KEYTURN_HSTS_SUBDOMAINS,
    securityContacts: environment.KEYTURN_SECURITY_CONTACT,
    githubKeysUrl: environment.KEYTURN_GITHUB_KEYS_URL,
    gitlabReportToken: environment.KEYTURN_GITLAB_REPORT_TOKEN,
    metricsToken: environment.KEYTURN_METRICS_TOKEN,
    auditHeads: {
      file: environment.KEYTURN_AUDIT_HEAD_FILE,
      url: environment.KEYTURN_AUDIT_HEAD_URL,
    },
  })
  lifetime.onStop(async () => {
    await Promise.all([closeDb(), closePool()])
  })
  await waitForDatabase(databaseUrl)
  await waitForClock(lifetime)
  const applied = await migrate(ownerUrl, databaseUrl)
  if (applied.length > 0) log.info({ applied }, 'the database was migrated')
  await loadMasterKeys(configured)
  lifetime.onStop(followMasterKey(configured))
  lifetime.throwIfStopping()
}

/** The URLs of the running server and of the migrations, which need the owner of the tables. */
type DatabaseUrls = { databaseUrl: string; ownerUrl: string }

async function databaseOf(environment: Environment, lifetime: Lifetime): Promise<DatabaseUrls> {
  const { DATABASE_URL: databaseUrl, KEYTURN_MIGRATE_DATABASE_URL: ownerUrl } = environment
  if (databaseUrl) return { databaseUrl, ownerUrl: ownerUrl ?? databaseUrl }
  const embedded = await startEmbedded({
    dataDir: environment.KEYTURN_DATA_DIR,
    onLost: (reason) => lifetime.fail(reason),
  })
  lifetime.onStop(embedded.stop)
  return { databaseUrl: embedded.everydayUrl, ownerUrl: embedded.url }
}

import { createServer } from 'node:http'
import { NO_ORIGIN } from '@/lib/actor'
import { listSealedLogs } from '@/lib/audit/seal/list-sealed-logs'
import { sealEvents } from '@/lib/audit/seal/seal-events'
import { verifySome } from '@/lib/audit/seal/verify-some'
import { config, provideConfig } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { migrationFiles } from '@/lib/db/migration-files'
import { closePool, pool } from '@/lib/db/pool'
import { blankDatabase } from '@/lib/db/testing/blank-database'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { loadMasterKeys } from '@/lib/master-key/load-master-keys'
import { basic, startSecondEngine } from '@/lib/oauth/testing/engine-test'
import { verifyPassword } from '@/lib/people/sign-in/verify-password'
import { SEED_ADMINISTRATOR } from '../seed/demo-organization'
import { changedBetween, contentsOf } from './contents'
import { type Known, keptNames, MASTER_KEY, readKept } from './kept-database'
import { brokenBetween, shapeOf } from './shape'

/** What migrations change in rows that are there, by the migration that does. */
const CHANGED: Record<string, string[]> = {
  // Each change of an API counts it on, so that processes read the APIs again.
  '20261127142001_one_api_of_one_identifier': ['organization.apis_version'],
}

/** What migrations take from processes of the version before, which may still run beside them. */
const BROKEN: Record<string, string[]> = {
  // Since then each session says when it was proven.
  '20261121020424_people_and_grants': ['person_session.proven_at'],
}

const test = base.extend<{ workAt: (url: string) => Promise<void> }>({
  /** From the call on, the use cases of this process work at this database. */
  workAt: async ({}, use) => {
    const close = () => Promise.all([closeDb(), closePool()])
    await use(async (databaseUrl) => {
      await close()
      provideConfig({ ...config(), databaseUrl, masterKey: MASTER_KEY })
      await loadMasterKeys(() => [MASTER_KEY])
    })
    await close()
  },
})

/** The secret gets a token, and the one that it got before the upgrade is alive. */
async function expectSecretWorks({ appId, secret, token }: Known): Promise<void> {
  const engine = await startSecondEngine(createServer())
  const post = async (path: string, form: Record<string, string>) => {
    const [method, headers] = ['POST', basic(appId, secret)]
    const body = new URLSearchParams(form)
    return (await fetch(`${engine.at}/oauth2/${path}`, { method, headers, body })).json()
  }
  const answer = await post('token', { grant_type: 'client_credentials' })
  expect(answer).toMatchObject({ access_token: expect.any(String) })
  await pool().query(
    `UPDATE artifact SET expires_at = now() + interval '1 hour' WHERE app_id = $1`,
    [appId],
  )
  const kept = await post('introspect', { token })
  expect(kept).toMatchObject({ active: true, client_id: appId })
  engine.close()
}

async function expectLogVerifies(events: number): Promise<void> {
  await sealEvents()
  const whole = { after: 0, kept: null, milliseconds: 20_000 }
  const logs = await Promise.all((await listSealedLogs()).map((log) => verifySome(log, whole)))
  expect(logs.map(({ done, finding }) => ({ done, finding }))).toEqual(
    logs.map(() => ({ done: true, finding: null })),
  )
  expect(logs.reduce((sum, { verified }) => sum + verified, 0)).toBe(events)
}

for (const name of keptNames()) {
  test(`a database of ${name} comes to the newest schema with all that it had`, async ({
    database,
    workAt,
  }) => {
    const { sql, known } = readKept(name)
    const { url, client } = await blankDatabase(database.url)
    await client.query(sql)
    const [before, shape] = [await contentsOf(client), await shapeOf(client)]
    const { rows } = await client.query('SELECT migration_name FROM public._prisma_migrations')
    const had = new Set(rows.map((row) => row.migration_name))
    const names = migrationFiles().migrationDirectories.map(({ path }) => path)
    const missing = names.filter((one) => !had.has(one))
    expect(await migrate(url)).toEqual(missing)
    const after = await contentsOf(client)
    const broken = brokenBetween(shape, await shapeOf(client))
    await client.end()
    const meant = missing.flatMap((migration) => CHANGED[migration] ?? [])
    expect(changedBetween(before, after)).toEqual(meant.filter((one) => one in before).toSorted())
    expect(broken).toEqual(missing.flatMap((migration) => BROKEN[migration] ?? []))
    await workAt(url)
    const { personId } = await verifyPassword(SEED_ADMINISTRATOR, NO_ORIGIN)
    expect(personId).toMatch(/^psn_/)
    await expectLogVerifies(Number(after.audit_event))
    await expectSecretWorks(known)
  })
}

import { loadEnvironmentFile, readEnvironment } from '@/lib/config'

// npm run seed: a demo organization to click through. The log is imported after the settings,
// because it reads them at import.

try {
  loadEnvironmentFile()
  const environment = readEnvironment()
  const { withDatabase } = await import('./database')
  const { listAccounts, seedDemoOrganization } = await import('./demo-organization')
  await withDatabase(environment, async () => {
    const seeded = await seedDemoOrganization()
    console.log(
      seeded
        ? 'The demo organization Fjord Rail is ready.'
        : 'Fjord Rail is already there: no change.',
    )
    console.log(listAccounts())
  })
} catch (error) {
  const known =
    error instanceof Error &&
    ['NotLocal', 'BadSetting', 'BadDatabaseUrl', 'SeedRunning'].includes(error.name)
  console.error(known ? error.message : error)
  process.exitCode = 1
}

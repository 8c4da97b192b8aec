import { loadEnvironmentFile, readEnvironment } from '@/lib/config'

// npm run seed: a story to click through. The log is loaded after the settings, because it reads
// them as it is loaded.

try {
  loadEnvironmentFile()
  const environment = readEnvironment()
  const { withDatabase } = await import('./database')
  const { castList, tellStory } = await import('./story')
  await withDatabase(environment, async () => {
    const told = await tellStory()
    console.log(told ? 'The story of Fjord Rail is told.' : 'The story was told before: no change.')
    console.log(castList())
  })
} catch (error) {
  const known =
    error instanceof Error && ['NotLocal', 'BadSetting', 'BeingTold'].includes(error.name)
  console.error(known ? error.message : error)
  process.exitCode = 1
}

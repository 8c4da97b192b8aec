import { loadEnvironmentFile, readEnvironment, setMode } from '@/lib/config'
import { tellWhy } from './cannot-start'

// npm start: the production server. What it needs is imported once the settings are known to be
// good, because the log, React and Next read them as they are loaded.

try {
  loadEnvironmentFile()
  setMode('production')
  const environment = readEnvironment()
  const { buildIfStale } = await import('./build-if-stale')
  await buildIfStale()
  const { run } = await import('./main')
  await run(environment)
} catch (error) {
  tellWhy(error)
  process.exit(1)
}

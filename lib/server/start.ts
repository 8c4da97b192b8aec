import { loadEnvironmentFile, readEnvironment, setMode } from '@/lib/config'
import { printStartError } from './cannot-start'

// npm start: the production server. The imports wait until the settings are checked, because the
// log, React and Next read them when they are loaded.

try {
  loadEnvironmentFile()
  setMode('production')
  const environment = readEnvironment()
  const { buildIfStale } = await import('./build-if-stale')
  await buildIfStale()
  const { run } = await import('./main')
  await run(environment)
} catch (error) {
  printStartError(error)
  process.exit(1)
}

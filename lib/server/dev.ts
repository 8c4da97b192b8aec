import { loadEnvironmentFile, readEnvironment, setMode } from '@/lib/config'
import { printStartError } from './cannot-start'

// npm run dev: the same server, but Next compiles a page at its first request and reloads it when
// its source changes. A change in what lib/server itself imports needs a restart.

try {
  loadEnvironmentFile()
  setMode('development')
  const { run } = await import('./main')
  await run(readEnvironment())
} catch (error) {
  printStartError(error)
  process.exit(1)
}

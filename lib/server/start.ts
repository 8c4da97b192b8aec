import { loadEnvironmentFile, readEnvironment, setMode } from '@/lib/config'
import { buildIfStale, COMPILED } from './build-if-stale'
import { printStartError } from './cannot-start'

// The production server. The main module is imported by its path, because a build that has just been
// made replaces it; and late, because the log, React and Next read the settings when they are loaded.

try {
  loadEnvironmentFile()
  setMode('production')
  const environment = readEnvironment()
  await buildIfStale()
  // In the main module, the packages run before the modules that are imported above them.
  await import(`${COMPILED}/engine-warnings.mjs`)
  const { run }: typeof import('./main') = await import(`${COMPILED}/main.mjs`)
  await run(environment)
} catch (error) {
  printStartError(error)
  process.exit(1)
}

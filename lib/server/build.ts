import { loadEnvironmentFile, setMode } from '@/lib/config'
import { build } from './build-if-stale'
import { printStartError } from './cannot-start'

// npm run build: builds the pages. `npm start` does the same when there is no current build.

try {
  loadEnvironmentFile()
  setMode('production')
  await build()
} catch (error) {
  printStartError(error)
  process.exit(1)
}

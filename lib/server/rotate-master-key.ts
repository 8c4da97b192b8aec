import { loadEnvironmentFile, readEnvironment, setMode } from '@/lib/config'
import { printStartError } from './cannot-start'

// npm run rotate-master-key: docs/operating.md says when, and in which order. The imports wait until
// the settings are checked, because the log reads them when it is loaded.

try {
  loadEnvironmentFile()
  setMode('production')
  const environment = readEnvironment()
  const { rotateByCommand } = await import('./rotate-by-command')
  await rotateByCommand(environment)
} catch (error) {
  printStartError(error, 'The master key cannot be rotated')
  process.exitCode = 1
}

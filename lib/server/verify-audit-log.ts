import { parseArgs } from 'node:util'
import { loadEnvironmentFile, readEnvironment, setMode } from '@/lib/config'
import { printStartError } from './cannot-start'

// npm run audit:verify [-- --head <text>]…: docs/audit-seals.md says what it shows. It ends with status 1 if
// something was changed. The imports wait until the settings are checked, because the log reads them.

try {
  loadEnvironmentFile()
  setMode('production')
  const environment = readEnvironment()
  const { values } = parseArgs({ options: { head: { type: 'string', multiple: true } } })
  const { verifyByCommand } = await import('./verify-by-command')
  const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
  const isRight = await verifyByCommand(environment, { heads: values.head ?? [], say })
  if (!isRight) process.exitCode = 1
} catch (error) {
  printStartError(error, 'The audit log cannot be verified')
  process.exitCode = 1
}

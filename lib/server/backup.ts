import { parseArgs } from 'node:util'
import { loadEnvironmentFile, readEnvironment, setMode } from '@/lib/config'
import { CannotStart, printStartError } from './cannot-start'

// npm run backup -- FILE: docs/operating.md says what is in it. The imports wait until the settings are
// checked, because the log reads them.

try {
  loadEnvironmentFile()
  setMode('production')
  const environment = readEnvironment()
  const { positionals } = parseArgs({ allowPositionals: true })
  const [file] = positionals
  if (!file || positionals.length > 1)
    throw new CannotStart('name one file: npm run backup -- FILE')
  const { backUpByCommand } = await import('./back-up-by-command')
  const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
  await backUpByCommand(environment, { file, say })
} catch (error) {
  printStartError(error, 'Nothing was backed up')
  process.exitCode = 1
}

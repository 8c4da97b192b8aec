import { parseArgs } from 'node:util'
import { loadEnvironmentFile, readEnvironment, setMode } from '@/lib/config'
import { CannotStart, printStartError } from './cannot-start'

// npm run restore -- FILE: fills an empty database. The imports wait until the settings are checked,
// because the log reads them.

try {
  loadEnvironmentFile()
  setMode('production')
  const environment = readEnvironment()
  const { positionals } = parseArgs({ allowPositionals: true })
  const [file] = positionals
  if (!file || positionals.length > 1)
    throw new CannotStart('name one file: npm run restore -- FILE')
  const { restoreByCommand } = await import('./restore-by-command')
  const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
  await restoreByCommand(environment, { file, say })
} catch (error) {
  printStartError(error, 'The backup is not restored')
  process.exitCode = 1
}

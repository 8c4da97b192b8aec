import { parseArgs } from 'node:util'
import { loadEnvironmentFile, readEnvironment, setMode } from '@/lib/config'
import type { Environment } from '@/lib/environment'
import { CannotStart, printStartError } from './cannot-start'

/**
 * Runs a command for the operator, with the settings of the server. `work` imports what it needs late, because
 * the log reads the settings when it is loaded. A failure ends the process with status 1, and is a
 * sentence that begins with `failed`.
 */
export async function runCommand(
  failed: string,
  work: (environment: Environment) => Promise<void>,
): Promise<void> {
  try {
    loadEnvironmentFile()
    setMode('production')
    await work(readEnvironment())
  } catch (error) {
    printStartError(error, failed)
    process.exitCode = 1
  }
}

/** The one file that the command line names. Throws `CannotStart`. */
export function namedFile(command: string): string {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [file] = positionals
  if (file && positionals.length === 1) return file
  throw new CannotStart(`name one file: npm run ${command} -- FILE`)
}

/** Writes a sentence for the operator. */
export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { CommandFailed, EXIT } from './exit'
import { type Output, printFields } from './print'

type Shown = Record<string, unknown> & { value: string }

/**
 * Gets a value and writes it: alone to stdout, or with `path` into a new file that only its owner
 * reads (0600). The file is made first, so that no value is lost because it cannot be written. Ends
 * with `usage` when the file is there already.
 */
export async function writeValue(
  output: Output,
  path: string | undefined,
  get: () => Promise<Shown>,
): Promise<void> {
  if (path === undefined) {
    const { value, ...rest } = await get()
    if (output.json) printFields(output, { ...rest, value })
    else {
      output.note(`${rest.hint} (${rest.id})\n`)
      output.out(`${value}\n`)
    }
    return
  }
  const file = newFile(path)
  try {
    const { value, ...rest } = await get()
    writeSync(file, `${value}\n`)
    if (output.json) printFields(output, rest)
    else output.note(`${rest.hint} (${rest.id}) is in ${path}\n`)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}

function newFile(path: string): number {
  try {
    return openSync(path, 'wx', 0o600)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === 'EEXIST' ? `${path} is there already: nothing is overwritten.` : message
    throw new CommandFailed(EXIT.usage, why)
  }
}

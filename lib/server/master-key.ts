import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { writeOnceFile } from '@/lib/write-once-file'
import { CannotStart } from './cannot-start'

/**
 * The master key of a trial, from the data folder (mode 0600). The first start makes it. Throws
 * `CannotStart` when the file holds no master key.
 */
export function masterKeyIn(dataDir: string): Buffer {
  const path = join(resolve(dataDir), 'master-key')
  const text = writeOnceFile(path, () => `${randomBytes(32).toString('base64')}\n`).trim()
  const key = Buffer.from(text, 'base64')
  if (key.length === 32) return key
  throw new CannotStart(
    `${path} does not hold a master key: put back the one this data folder was used with.`,
  )
}

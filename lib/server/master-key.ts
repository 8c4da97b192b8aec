import { randomBytes } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { placeOfSecret } from '@/lib/config'
import type { Environment } from '@/lib/environment'
import type { ConfiguredKeys } from '@/lib/master-key/load-master-keys'
import { readIfThere, writeOnceFile } from '@/lib/write-once-file'
import { CannotStart } from './cannot-start'

const pathOf = (dataDir: string) => join(resolve(dataDir), 'master-key')
const nextPathOf = (dataDir: string) => join(resolve(dataDir), 'master-key.next')

type Settings = Pick<
  Environment,
  'KEYTURN_MASTER_KEY' | 'KEYTURN_PREVIOUS_MASTER_KEY' | 'KEYTURN_DATA_DIR'
>

/**
 * The configured master keys, the wanted one first: those of the environment, or those in the data
 * folder, whose first start makes one. The files are read each time, because a rotation changes them.
 */
export function configuredKeys(settings: Settings): ConfiguredKeys {
  const { KEYTURN_MASTER_KEY: wanted, KEYTURN_PREVIOUS_MASTER_KEY: previous } = settings
  if (wanted) return () => (previous ? [wanted, previous] : [wanted])
  const dataDir = settings.KEYTURN_DATA_DIR
  return () => {
    const next = readKey(nextPathOf(dataDir))
    const present = keyIn(pathOf(dataDir))
    return next ? [next, present] : [present]
  }
}

/** Where the configured master keys lie, in words for the operator. */
export function placeOfKeys(settings: Settings): string {
  const names = ['KEYTURN_MASTER_KEY', 'KEYTURN_PREVIOUS_MASTER_KEY'] as const
  const given = names.filter((name) => settings[name]).map(placeOfSecret)
  if (given.length > 0) return given.join(' and ')
  const { KEYTURN_DATA_DIR: dataDir } = settings
  const next = nextPathOf(dataDir)
  const present = `the file ${pathOf(dataDir)}`
  return existsSync(next) ? `${present} and the file ${next}` : present
}

/** For a command that must not make a master key. Throws `CannotStart` if a data folder has none. */
export function requirePresentKey(settings: Settings): void {
  const path = pathOf(settings.KEYTURN_DATA_DIR)
  if (settings.KEYTURN_MASTER_KEY || existsSync(path)) return
  throw new CannotStart(
    `there is no master key: put the one that was used with the backup into ${path}, or into KEYTURN_MASTER_KEY.`,
  )
}

/** Makes the next master key of a data folder, unless there is one. */
export function makeNextKey(dataDir: string): void {
  keyIn(nextPathOf(dataDir))
}

/** Puts the next master key of a data folder in the place of the present one. */
export function keepNextKey(dataDir: string): void {
  if (existsSync(nextPathOf(dataDir))) renameSync(nextPathOf(dataDir), pathOf(dataDir))
}

/** A master key in a file (mode 0600), which is made if it is missing. Throws `CannotStart`. */
function keyIn(path: string): Buffer {
  return parseKey(
    path,
    writeOnceFile(path, () => `${randomBytes(32).toString('base64')}\n`),
  )
}

/** A master key in a file, if there is that file. Throws `CannotStart`. */
function readKey(path: string): Buffer | null {
  const text = readIfThere(path)
  return text === null ? null : parseKey(path, text)
}

function parseKey(path: string, text: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length === 32) return key
  throw new CannotStart(
    `${path} does not hold a master key: put back the one this data folder was used with.`,
  )
}

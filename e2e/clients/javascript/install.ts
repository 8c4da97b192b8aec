import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const STAMP = join(HERE, 'node_modules', '.installed')

/**
 * Installs the foreign clients of JavaScript beside this file, as their own lock says, unless that
 * was done before. Throws a sentence where no registry is reached.
 */
export async function installClients(): Promise<void> {
  if (isInstalled()) return
  const npm = spawn('npm', ['ci', '--silent'], {
    cwd: HERE,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code] = await once(npm, 'exit')
  if (code !== 0) throw new Error(`The foreign clients could not be installed: npm ci, in ${HERE}`)
  writeFileSync(STAMP, lockDigest())
}

/** Throws unless the clients are there that the lock names. */
export function refuseUnlessInstalled(): void {
  if (!isInstalled()) throw new Error('The foreign clients are not installed: npm test does it.')
}

function isInstalled(): boolean {
  try {
    return readFileSync(STAMP, 'utf8') === lockDigest()
  } catch {
    return false
  }
}

function lockDigest(): string {
  return createHash('sha256')
    .update(readFileSync(join(HERE, 'package-lock.json')))
    .digest('hex')
}

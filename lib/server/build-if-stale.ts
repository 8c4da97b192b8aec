import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { buildDigest } from './build-digest'
import { readIfThere, releaseLock, shareLock, takeLock } from './build-lock'
import { CannotStart } from './cannot-start'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const STAMP = join(ROOT, '.next', 'keyturn-build')
/** A build empties its folder but for this one, so that the lock is still there while it runs. */
const KEPT = join(ROOT, '.next', 'cache')
const LOCK = join(KEPT, 'keyturn-building')

/** Builds the pages when there is no build of the present sources. Throws `CannotStart`. */
export async function buildIfStale(): Promise<void> {
  if (!isCurrent()) await build({ unless: isCurrent })
}

/**
 * Builds the pages, unless that has become needless by the time it could begin. Of several
 * processes that want to, one does and the others wait for it.
 */
export async function build({ unless }: { unless?: () => boolean } = {}): Promise<void> {
  mkdirSync(KEPT, { recursive: true })
  while (!takeLock(LOCK)) {
    await pause(250)
    if (isCurrent()) return
  }
  try {
    if (unless?.()) return
    const digest = buildDigest(ROOT)
    rmSync(STAMP, { force: true })
    process.stdout.write('Building the pages; this takes a minute, once.\n')
    await nextBuild()
    writeFileSync(STAMP, digest)
  } finally {
    releaseLock(LOCK)
  }
}

function isCurrent(): boolean {
  return readIfThere(STAMP) === buildDigest(ROOT)
}

async function nextBuild(): Promise<void> {
  const next = fileURLToPath(import.meta.resolve('next/dist/bin/next'))
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Who starts while this process is gone and Next still builds waits for it.
  if (child.pid) shareLock(LOCK, child.pid)
  const told: Buffer[] = []
  child.stdout.on('data', (chunk) => told.push(chunk))
  child.stderr.on('data', (chunk) => told.push(chunk))
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new CannotStart(`the pages could not be built.\n${Buffer.concat(told)}`)
}

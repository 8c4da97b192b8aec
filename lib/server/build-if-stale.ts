import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { buildDigest } from './build-digest'
import { readIfThere, releaseLock, shareLock, takeLock } from './build-lock'
import { CannotStart } from './cannot-start'
import { compileServer } from './compile-server'
import { compressBuild } from './compressed-files'

/** The folder of package.json. It is as far from here as from the compiled server. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** The folder of the compiled server. */
export const COMPILED = join(ROOT, '.next', 'keyturn')

const STAMP = join(ROOT, '.next', 'keyturn-build')
/** `next build` empties `.next` except this folder, so the lock stays there while it runs. */
const NEXT_CACHE = join(ROOT, '.next', 'cache')
const LOCK = join(NEXT_CACHE, 'keyturn-building')
/** `next.config.js` looks whether it is there. */
const HAS_BUILT = join(NEXT_CACHE, 'keyturn-has-built')

/**
 * Builds pages and server unless there is a build of the current sources, or there are no sources at all.
 * Throws `CannotStart`.
 */
export async function buildIfStale(): Promise<void> {
  const hasSources = existsSync(join(ROOT, 'app'))
  if (hasSources && !isCurrent()) await build({ unless: isCurrent })
}

/**
 * Builds pages and server. `unless` is asked once the lock is ours: when it says yes, nothing is built.
 * One process builds at a time; the others wait for it and use its build. Throws `CannotStart`.
 */
export async function build({ unless }: { unless?: () => boolean } = {}): Promise<void> {
  mkdirSync(NEXT_CACHE, { recursive: true })
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
    await Promise.all([compressBuild(ROOT), compileServer(ROOT, COMPILED)])
    writeFileSync(STAMP, digest)
    writeFileSync(HAS_BUILT, '')
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
  // If this process dies while Next still builds, the lock stays: a new start waits for that build.
  if (child.pid) shareLock(LOCK, child.pid)
  const output: Buffer[] = []
  child.stdout.on('data', (chunk) => output.push(chunk))
  child.stderr.on('data', (chunk) => output.push(chunk))
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new CannotStart(`the pages could not be built.\n${Buffer.concat(output)}`)
}

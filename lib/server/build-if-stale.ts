import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { buildDigest } from './build-digest'
import { CannotStart } from './cannot-start'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const STAMP = join(ROOT, '.next', 'keyturn-build')
const LOCK = join(ROOT, '.next', 'keyturn-building')

/** Builds the pages when there is no build of the present sources. Throws `CannotStart`. */
export async function buildIfStale(): Promise<void> {
  if (!isCurrent()) await build()
}

/** Builds the pages; of several processes that want to, one does and the others wait for it. */
export async function build(): Promise<void> {
  mkdirSync(join(ROOT, '.next'), { recursive: true })
  while (!takeLock()) {
    await pause(250)
    if (isCurrent()) return
  }
  try {
    const digest = buildDigest(ROOT)
    rmSync(STAMP, { force: true })
    process.stdout.write('Building the pages; this takes a minute, once.\n')
    await nextBuild()
    writeFileSync(STAMP, digest)
  } finally {
    rmSync(LOCK, { force: true })
  }
}

function isCurrent(): boolean {
  return readIfThere(STAMP) === buildDigest(ROOT)
}

/** The lock is a file with the number of the process that builds; a dead one's counts for nothing. */
function takeLock(): boolean {
  try {
    writeFileSync(LOCK, `${process.pid}`, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const holder = Number(readIfThere(LOCK))
  if (holder && !isAlive(holder)) rmSync(LOCK, { force: true })
  return false
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

async function nextBuild(): Promise<void> {
  const next = fileURLToPath(import.meta.resolve('next/dist/bin/next'))
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const told: Buffer[] = []
  child.stdout.on('data', (chunk) => told.push(chunk))
  child.stderr.on('data', (chunk) => told.push(chunk))
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new CannotStart(`the pages could not be built.\n${Buffer.concat(told)}`)
}

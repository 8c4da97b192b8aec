import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Takes a lock that is a file with the ids of the processes that hold it. False while one of them
 * lives, and also for whoever finds that all are dead: the lock is then free for the next call. Of
 * several that ask at the same moment at most one gets it.
 */
export function takeLock(path: string): boolean {
  if (written(path, `${process.pid}`)) return true
  const holders = readIfThere(path)
  if (holders !== null && !holders.split(' ').some(isAlive)) putAside(path, holders)
  return false
}

/** Makes the lock outlive this process for as long as `pid` lives. */
export function shareLock(path: string, pid: number): void {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${process.pid} ${pid}`)
  renameSync(draft, path)
}

/** Frees the lock, for whoever asks next. */
export function releaseLock(path: string): void {
  rmSync(path, { force: true })
}

/** Whole or not at all, so that nobody reads half a number; false when there is a file. */
function written(path: string, holders: string): boolean {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, holders)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Removes the lock of the dead, unless somebody living has taken it meanwhile. */
function putAside(path: string, holders: string): void {
  const aside = `${path}.${process.pid}.dead`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return
  }
  if (readIfThere(aside) === holders) rmSync(aside, { force: true })
  else renameSync(aside, path)
}

function isAlive(pid: string): boolean {
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** What stands in the file, or null. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

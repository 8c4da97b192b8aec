import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Takes a file lock; the file lists the ids of the processes that hold it. False while one of them
 * is alive. False also when all of them are dead: the lock is then removed, and the next call can
 * take it. Of several calls at the same moment, at most one gets the lock.
 */
export function takeLock(path: string): boolean {
  if (createWhole(path, `${process.pid}`)) return true
  const holders = readIfThere(path)
  if (holders !== null && !holders.split(' ').some(isAlive)) removeDeadLock(path, holders)
  return false
}

/** Adds `pid` to the lock's holders: if this process dies, the lock stays while `pid` is alive. */
export function shareLock(path: string, pid: number): void {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${process.pid} ${pid}`)
  renameSync(draft, path)
}

/** Frees the lock for the next call of `takeLock`. */
export function releaseLock(path: string): void {
  rmSync(path, { force: true })
}

/** Creates the file complete or not at all, so nobody reads half a number. False if it exists. */
function createWhole(path: string, holders: string): boolean {
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

/** Removes a lock whose holders are dead, unless a living process has taken it meanwhile. */
function removeDeadLock(path: string, holders: string): void {
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

/** The file's content, or null when there is no file. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

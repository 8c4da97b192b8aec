import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { readIfThere, releaseLock, shareLock, takeLock } from './build-lock'

const test = base.extend<{ lock: string; sleeper: number }>({
  lock: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'keyturn-lock-'))
    await use(join(folder, 'lock'))
    rmSync(folder, { recursive: true })
  },
  sleeper: async ({}, use) => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await once(child, 'spawn')
    await use(child.pid ?? 0)
    child.kill('SIGKILL')
  },
})

/** The number of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

test('a lock that somebody living holds is not taken, and one that was let go is', ({ lock }) => {
  expect(takeLock(lock)).toBe(true)
  expect(takeLock(lock)).toBe(false)
  releaseLock(lock)
  expect(takeLock(lock)).toBe(true)
})

test('the lock of a dead process is taken, and nothing is left lying about', async ({ lock }) => {
  writeFileSync(lock, `${await deadPid()}`)
  expect([takeLock(lock), takeLock(lock)]).toEqual([false, true])
  expect(readdirSync(join(lock, '..'))).toEqual(['lock'])
})

test('a lock stays while what its holder has started still runs', async ({ lock, sleeper }) => {
  takeLock(lock)
  shareLock(lock, sleeper)
  writeFileSync(lock, `${readIfThere(lock)}`.replace(`${process.pid}`, `${await deadPid()}`))
  expect([takeLock(lock), takeLock(lock)]).toEqual([false, false])
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from '@/lib/apps/testing/fixtures'
import { db } from '@/lib/db/client'
import { findImport } from './find-import'
import { startImport } from './start-import'
import { beginImport, receiveClients } from './testing/parsed'

const CLIENTS = 1_500

function moveIn(url: string): ChildProcess {
  const program = ['--import', 'tsx', 'lib/import/testing/move-in-process.ts', url]
  return spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] })
}

test('kill -9 in the middle of an import loses no client and doubles none', async ({
  people: { ada },
  database,
}) => {
  const { id } = await beginImport(ada)
  for (let at = 0; at < CLIENTS; at += 500) {
    const clients = Array.from({ length: 500 }, (_, n) => ({
      client_id: `robot-${at + n}`,
      client_secret: `secret-of-robot-${at + n}-which-is-long-enough`,
    }))
    await receiveClients(ada, id, { at, clients })
  }
  await startImport(ada, id)
  let kills = 0
  for (const after of [200, 700]) {
    const process = moveIn(database.url)
    while (((await db().clientImport.findUnique({ where: { id } }))?.moved ?? 0) < after) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    process.kill('SIGKILL')
    await once(process, 'exit')
    kills += (await findImport(ada, id)).state === 'running' ? 1 : 0
  }
  expect(kills).toBe(2)
  await once(moveIn(database.url), 'exit')
  expect(await findImport(ada, id)).toMatchObject({ state: 'done', moved: CLIENTS, refused: 0 })
  expect(await db().app.count()).toBe(CLIENTS)
  expect(await db().secret.count()).toBe(CLIENTS)
  const events = await db().auditEvent.count({ where: { action: 'app.moved_in' } })
  expect(events).toBe(CLIENTS)
  expect(await db().auditEvent.count({ where: { action: 'import.finished' } })).toBe(1)
})

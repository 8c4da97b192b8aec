import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { MINUTE, moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { mailNotices } from './mail-notices'
import { tellAll, toldOf } from './testing/told'

type Database = { url: string; masterKey: Buffer }

/** Kills a process at the moment at which it has taken its work and wants to write into a table. */
async function killedBefore(table: string, what: string, { url, masterKey }: Database) {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('SELECT pg_backend_pid() AS holder')
  await client.query(`BEGIN; LOCK TABLE ${table} IN SHARE MODE`)
  const program = ['--import', 'tsx', 'lib/notices/testing/telling-process.ts']
  const telling = spawn(process.execPath, [...program, url, masterKey.toString('hex'), what], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const waiting = `SELECT pid FROM pg_stat_activity WHERE ${rows[0].holder} = ANY(pg_blocking_pids(pid))`
  while ((await pool().query(waiting)).rowCount === 0) await pause(20)
  telling.kill('SIGKILL')
  await once(telling, 'exit')
  // The database learns of it before it would go on.
  await pool().query(`SELECT pg_terminate_backend(pid) FROM (${waiting}) AS waiting`)
  await client.query('ROLLBACK')
  await client.end()
}

test('a process that is killed while it tells, and one that is killed while it mails, lose nothing and tell nothing twice', async ({
  people: { ada, dora },
  database,
}) => {
  await suspendApp(ada, (await anApp(dora)).id)
  await killedBefore('notice', 'tell', database)
  expect(await toldOf(dora)).toEqual([])
  await tellAll()
  expect(await toldOf(dora)).toEqual(['app.suspended'])
  await db().$executeRaw`UPDATE notice SET mail_at = now() - interval '1 minute'`
  await killedBefore('mail', 'mail', database)
  expect(await db().mail.count()).toBe(0)
  moveClock(MINUTE)
  expect(await mailNotices()).toBe(1)
  expect(await mailNotices()).toBe(0)
  expect(await db().mail.count()).toBe(1)
})

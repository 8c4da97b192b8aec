import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Client } from 'pg'
import { moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { expect, test } from '@/lib/db/testing/test-database'
import { LEASE_SECONDS } from '@/lib/queue/queue'
import { deliverDueMails } from './deliver-mails'
import { enqueueMail } from './enqueue-mail'
import { PLAIN, sendVia } from './testing/mails'
import { openPostOffice } from './testing/post-office'

function mailing(database: string, postOffice: URL, what = 'send'): ChildProcess {
  const program = ['--import', 'tsx', 'lib/mail/testing/mailing-process.ts']
  const args = [...program, database, postOffice.href, what]
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Another process goes on after the lease of the one that was killed. */
async function anotherGoesOn(postOffice: URL): Promise<void> {
  sendVia(postOffice)
  moveClock(LEASE_SECONDS + 1)
  await deliverDueMails()
  expect(await db().mail.findMany()).toMatchObject([{ state: 'sent' }])
}

test('killed between the commit and the sending, a process loses no mail', async ({ database }) => {
  const post = await openPostOffice()
  await once(mailing(database.url, post.url, 'write-and-die'), 'exit')
  expect(post.received).toEqual([])
  expect(await db().mail.count()).toBe(1)
  await anotherGoesOn(post.url)
  expect(post.received).toHaveLength(1)
  await post.close()
})

test('killed while it hands a mail over, it is sent by another one, once', async ({ database }) => {
  let reached = () => {}
  const atTheServer = new Promise<void>((resolve) => {
    reached = resolve
  })
  let isFirst = true
  const post = await openPostOffice({
    onRcptTo(_address, _session, answer) {
      // The first one waits for an answer until it is killed.
      if (!isFirst) return answer(null)
      isFirst = false
      reached()
    },
  })
  await enqueueMail(db(), PLAIN)
  const sending = mailing(database.url, post.url)
  await atTheServer
  sending.kill('SIGKILL')
  await once(sending, 'exit')
  expect(post.received).toEqual([])
  await anotherGoesOn(post.url)
  expect(post.received).toHaveLength(1)
  await post.close()
})

test('killed after the server has taken a mail and before that is written down, the second has the same Message-ID', async ({
  database,
}) => {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  let left = () => {}
  const over = new Promise<void>((resolve) => {
    left = resolve
  })
  const post = await openPostOffice({
    // The row cannot be written while this transaction holds it.
    async onMailFrom(_address, _session, answer) {
      await client.query('BEGIN; SELECT FROM mail FOR UPDATE')
      answer(null)
    },
    onClose: () => left(),
  })
  await enqueueMail(db(), PLAIN)
  const sending = mailing(database.url, post.url)
  // It has got its answer, and said goodbye.
  await over
  sending.kill('SIGKILL')
  await once(sending, 'exit')
  // What it may have sent to the database as its last word does not arrive.
  await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))`)
  await client.query('ROLLBACK')
  expect(post.received).toHaveLength(1)
  const waiting = await db().mail.findFirstOrThrow()
  expect(waiting).toMatchObject({ state: 'waiting', attempts: 1 })
  expect(waiting.nextAttemptAt?.getTime()).toBeGreaterThan(now().getTime())
  const quiet = await openPostOffice()
  await anotherGoesOn(quiet.url)
  const ids = [...post.received, ...quiet.received].map(({ headers }) => headers['message-id'])
  expect(ids).toEqual([`<${waiting.id}@acme.example>`, `<${waiting.id}@acme.example>`])
  await Promise.all([client.end(), post.close(), quiet.close()])
})

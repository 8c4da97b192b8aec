import { moveClock } from '@/lib/clock'
import { pool } from '@/lib/db/pool'
import { change } from '@/lib/db/statement'
import { expect, test } from '@/lib/db/testing/test-database'
import { AS_TAKEN, dueRows } from './due-rows'
import { type Failure, LEASE_SECONDS, type Outcome, type Queue } from './queue'
import { forgetQueue } from './waiting'
import { workOff } from './work-off'

type Letter = { id: string; attempts: number; receiver: string }

const take = dueRows<Letter>('letter', {
  fields: 'receiver',
  receiver: 'receiver',
})

test.beforeEach(async () => {
  await pool().query(`
    DROP TABLE IF EXISTS letter;
    CREATE TABLE letter (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), receiver text NOT NULL,
      attempts int NOT NULL DEFAULT 0, next_attempt_at timestamptz, failure text)`)
})

test.afterAll(async () => {
  forgetQueue('letter')
  await pool().query('DROP TABLE IF EXISTS letter')
})

async function write(receiver: string, count: number): Promise<void> {
  await pool().query(
    `INSERT INTO letter (receiver, next_attempt_at)
     SELECT $1, now() - interval '1 hour' FROM generate_series(1, $2)`,
    [receiver, count],
  )
}

const settle = async ({ id, attempts }: Letter, { failure, nextAttemptAt }: Outcome) => {
  const text = `UPDATE letter SET failure = $3, next_attempt_at = $4::timestamptz WHERE ${AS_TAKEN}`
  await change({ name: 'settle-letter', text }, [id, attempts, failure, nextAttemptAt])
}

function queueThat(attempt: (letter: Letter) => Promise<Failure | null>): Queue<Letter> {
  return { name: 'letters', atOnce: 5, take, attempt, settle }
}

async function letters() {
  const { rows } = await pool().query<{
    attempts: number
    failure: string | null
    next_attempt_at: Date | null
  }>('SELECT attempts, failure, next_attempt_at FROM letter')
  return rows
}

test('of several processes at once, one makes each attempt', async () => {
  await write('ada', 40)
  const done: string[] = []
  const queue = queueThat(async ({ id }) => {
    done.push(id)
    return null
  })
  const counts = await Promise.all([workOff(queue), workOff(queue), workOff(queue)])
  expect(counts.reduce((sum, count) => sum + count)).toBe(40)
  expect(new Set(done).size).toBe(40)
  expect((await letters()).every((one) => one.next_attempt_at === null)).toBe(true)
})

test('a failed attempt is made again, each time later, and given up after the ninth', async () => {
  await write('ada', 1)
  const queue = queueThat(async () => ({ reason: 'Nobody is at home.' }))
  const made: number[] = []
  for (let hours = 0; hours < 40; hours += 1) {
    made.push(await workOff(queue))
    moveClock(3_600)
  }
  expect(made.reduce((sum, count) => sum + count)).toBe(9)
  expect(await letters()).toEqual([
    { attempts: 9, failure: 'Nobody is at home.', next_attempt_at: null },
  ])
})

test('what fails for good is given up at once', async () => {
  await write('ada', 1)
  await workOff(queueThat(async () => ({ reason: 'There is no such house.', forGood: true })))
  expect(await letters()).toMatchObject([{ attempts: 1, next_attempt_at: null }])
})

test('what a process has left undone is taken by another one after its lease', async () => {
  await write('ada', 1)
  expect(await take(5)).toHaveLength(1)
  expect(await take(5)).toHaveLength(0)
  moveClock(LEASE_SECONDS + 1)
  expect(await take(5)).toMatchObject([{ attempts: 2 }])
})

test('an attempt that throws loses nothing: its row waits for the end of the lease', async () => {
  await write('ada', 1)
  const fails = queueThat(async () => {
    throw new Error('a defect')
  })
  expect(await workOff(fails)).toBe(1)
  moveClock(LEASE_SECONDS + 1)
  expect(await workOff(queueThat(async () => null))).toBe(1)
})

test('whoever has lost a row does not write down what became of it', async () => {
  await write('ada', 1)
  const [late] = await take(1)
  moveClock(LEASE_SECONDS + 1)
  const [present] = await take(1)
  if (!late || !present) throw new Error('nothing was taken')
  await settle(present, { failure: null, nextAttemptAt: null })
  await settle(late, { failure: 'too late', nextAttemptAt: new Date() })
  expect(await letters()).toEqual([{ attempts: 2, failure: null, next_attempt_at: null }])
})

test('a receiver for whom much waits lets another one have its turn', async () => {
  await write('ada', 50)
  await write('dora', 1)
  expect((await take(2)).map(({ receiver }) => receiver).toSorted()).toEqual(['ada', 'dora'])
})

test('an attempt that does not end holds up no other', async () => {
  await write('ada', 1)
  await write('dora', 20)
  const seen: string[] = []
  let letGo = () => {}
  const held = new Promise<null>((resolve) => {
    letGo = () => resolve(null)
  })
  const working = workOff(
    queueThat(({ receiver }) => {
      seen.push(receiver)
      if (seen.length === 21) letGo()
      return receiver === 'ada' ? held : Promise.resolve(null)
    }),
  )
  expect(await working).toBe(21)
})

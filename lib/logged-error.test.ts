import { expect, test } from '@/lib/db/testing/test-database'
import { db } from './db/client'
import { pool } from './db/pool'
import { StorageFailure } from './db/storage-failure'
import { isAbort, loggedError } from './logged-error'

const SECRET = 'org_WordsOfACaller000000'

const TWICE = 'org_Twice000000000000000'

async function errorOf(work: PromiseLike<unknown>): Promise<unknown> {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new Error('this had to fail')
}

const asText = (error: unknown) => JSON.stringify(loggedError(error))

const organization = (id: string) => ({ id, name: SECRET, createdAt: new Date(0) })

test('an error of the database says what failed, and never with which values', async () => {
  await db().organization.create({ data: organization(SECRET) })
  const failures = {
    'a duplicate, by Prisma': () => db().organization.create({ data: organization(SECRET) }),
    'a wrong type, by Prisma': () =>
      db().organization.create({
        data: { ...organization(TWICE), name: { text: SECRET } as unknown as string },
      }),
    'raw SQL, by Prisma': () => db().$queryRaw`SELECT ${SECRET}::int`,
    'a duplicate': () =>
      pool().query('INSERT INTO organization (id, name, created_at) VALUES ($1, $1, now())', [
        SECRET,
      ]),
    'a wrong type': () => pool().query('SELECT $1::uuid', [SECRET]),
    'a value with quotation marks': () =>
      pool().query('SELECT $1::int', [`"${SECRET}" "${SECRET}`]),
    'a broken rule': () =>
      pool().query(`INSERT INTO secret_use_hour (secret_id, hour, uses) VALUES ($1, now(), 1)`, [
        SECRET,
      ]),
  }
  for (const [name, work] of Object.entries(failures)) {
    const error = await errorOf(work())
    for (const seen of [error, new StorageFailure(error), new Error('x', { cause: error })]) {
      expect(asText(seen), name).not.toContain(SECRET)
    }
    expect(loggedError(error).stack, name).toMatch(/^\s+at /)
  }
})

test('the codes of errors stay: PostgreSQL’s, Prisma’s and Node’s', async () => {
  await db().organization.create({ data: organization(TWICE) })
  const byPrisma = await errorOf(db().organization.create({ data: organization(TWICE) }))
  expect(loggedError(byPrisma)).toMatchObject({ code: 'P2002' })
  const insert = `INSERT INTO organization (id, name, created_at) VALUES ('${TWICE}', 'x', now())`
  const byPostgres = new StorageFailure(await errorOf(pool().query(insert)))
  const cause = { code: '23505', table: 'organization', constraint: 'organization_pkey' }
  expect(loggedError(byPostgres)).toMatchObject({ type: 'StorageFailure', cause })
  const byNode = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  expect(loggedError(byNode)).toMatchObject({ code: 'ECONNREFUSED', message: byNode.message })
})

test('the code of a sign-in is no code of an error', () => {
  const code = 'NGE3ZjYyMDktYmQ4Yi00ZjE4LTk5Y2UtYTg4Y2Rh'
  expect(asText(Object.assign(new Error('refused'), { code }))).not.toContain(code)
})

test('a client that went away is told from a database that did', () => {
  const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  const away = [reset, new DOMException('gone', 'AbortError'), new Error('aborted')]
  for (const error of away) expect(isAbort(error), String(error)).toBe(true)
  for (const error of [new StorageFailure(reset), new Error('broken'), undefined, 'text']) {
    expect(isAbort(error), String(error)).toBe(false)
  }
})

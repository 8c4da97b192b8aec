import { pool } from '@/lib/db/pool'
import { artifactAdapter } from './artifact-adapter'
import { expect, test } from './testing/engine-test'

test.beforeEach(async ({ engine: _ready }) => {})

test('of 16 who consume a code at the same instant, exactly one may', async () => {
  for (const kind of ['AuthorizationCode', 'RefreshToken']) {
    const adapter = artifactAdapter(kind)
    await adapter.upsert('the-value', { kind, jti: 'the-value', iat: 1, accountId: 'psn_1' }, 60)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 16 }, () => adapter.consume('the-value')),
    )
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of outcomes) {
      if (one.status === 'rejected') expect(one.reason.message).toBe('invalid_grant')
    }
    expect((await adapter.find('the-value'))?.consumed).toBeTruthy()
    await adapter.destroy('the-value')
  }
})

test('what hangs on a grant dies with it', async () => {
  const grants = artifactAdapter('Grant')
  const tokens = artifactAdapter('AccessToken')
  await grants.upsert('grant-1', { kind: 'Grant', jti: 'grant-1', accountId: 'psn_1' }, 60)
  await tokens.upsert('token-1', { kind: 'AccessToken', jti: 'token-1', grantId: 'grant-1' }, 60)
  expect(await tokens.find('token-1')).toMatchObject({ jti: 'token-1', grantId: 'grant-1' })
  await grants.destroy('grant-1')
  expect(await tokens.find('token-1')).toBeUndefined()
  await grants.upsert('grant-1', { kind: 'Grant', jti: 'grant-1', accountId: 'psn_1' }, 60)
  expect(await tokens.find('token-1')).toBeDefined()
  await tokens.revokeByGrantId('grant-1')
  expect(await tokens.find('token-1')).toBeUndefined()
})

test('a session goes on, is found by its uid, and says nothing in the clear', async () => {
  const sessions = artifactAdapter('Session')
  const payload = { kind: 'Session', jti: 'cookie-value', uid: 'uid-1', accountId: 'psn_ada' }
  await sessions.upsert('cookie-value', payload, 60)
  await sessions.upsert('cookie-value', { ...payload, accountId: 'psn_bob' }, 60)
  expect(await sessions.findByUid('uid-1')).toMatchObject({
    jti: 'cookie-value',
    accountId: 'psn_bob',
  })
  const { rows } = await pool().query('SELECT artifact::text AS text FROM artifact')
  expect(rows).toHaveLength(1)
  for (const clear of ['cookie-value', 'uid-1', 'psn_bob']) {
    expect(rows[0].text).not.toContain(clear)
    expect(rows[0].text).not.toContain(Buffer.from(clear).toString('hex'))
  }
})

test('a value is only found as what it is', async () => {
  await artifactAdapter('RefreshToken').upsert('value', { kind: 'RefreshToken', jti: 'value' }, 60)
  expect(await artifactAdapter('AccessToken').find('value')).toBeUndefined()
  await artifactAdapter('AccessToken').destroy('value')
  expect(await artifactAdapter('RefreshToken').find('value')).toMatchObject({ jti: 'value' })
})

test('what is sealed does not open in another row', async () => {
  const adapter = artifactAdapter('RefreshToken')
  await adapter.upsert('mine', { kind: 'RefreshToken', jti: 'mine', accountId: 'psn_1' }, 60)
  await adapter.upsert('theirs', { kind: 'RefreshToken', jti: 'theirs', accountId: 'psn_2' }, 60)
  await pool().query('UPDATE artifact SET sealed = (SELECT sealed FROM artifact LIMIT 1)')
  const opened = await Promise.allSettled([adapter.find('mine'), adapter.find('theirs')])
  expect(opened.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
})

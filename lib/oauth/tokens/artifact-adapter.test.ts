import { NO_ORIGIN } from '@/lib/actor'
import { now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { startSession } from '@/lib/people/sessions/start-session'
import { grantAdapter } from '../consents/grant-adapter'
import { insertGrant } from '../consents/grant-store'
import { sealGrant } from '../consents/sealed-grant'
import { makeApp, makeOrganization } from '../testing/apps'
import { expect, test } from '../testing/engine-test'
import { makePerson } from '../testing/people'
import { artifactAdapter } from './artifact-adapter'

test.beforeEach(async ({ engine: _ready }) => {})

test('what hangs on a grant dies with it, and with its person', async () => {
  const appId = await makeApp(await makeOrganization())
  const { personId } = await makePerson()
  const tokens = artifactAdapter('AccessToken')
  const grants = grantAdapter
  const grantId = 'grant-1'
  const { digest, sealed } = sealGrant({ kind: 'Grant', jti: grantId, accountId: personId })
  const row = { digest, id: newId('grt'), personId, appId, scopes: ['openid'], claims: [], sealed }
  const payload = { kind: 'AccessToken', jti: 'token-1', grantId, accountId: personId }
  await tokens.upsert('token-1', payload, 60)
  expect(await tokens.find('token-1')).toBeUndefined()
  expect([
    await insertGrant(db(), row),
    await insertGrant(db(), { ...row, digest: sha256('another') }),
  ]).toEqual([true, false])
  expect(await tokens.find('token-1')).toMatchObject(payload)
  expect(await grants.find(grantId)).toMatchObject({ jti: grantId, accountId: personId })
  await db().person.update({ where: { id: personId }, data: { disabledAt: now() } })
  expect([await tokens.find('token-1'), await grants.find(grantId)]).toEqual([undefined, undefined])
  await db().person.update({ where: { id: personId }, data: { disabledAt: null } })
  await grants.destroy(grantId)
  expect(await tokens.find('token-1')).toBeUndefined()
})

test('a session goes on, is found by its uid, and says nothing in the clear', async () => {
  const { personId: accountId } = await makePerson()
  const portal = (await startSession({ personId: accountId, epoch: 1 }, NO_ORIGIN)).reveal()
  const sessions = artifactAdapter('Session', async () => sha256(portal))
  const payload = { kind: 'Session', jti: 'cookie-value', uid: 'uid-1' }
  await sessions.upsert('cookie-value', payload, 60)
  await sessions.upsert('cookie-value', { ...payload, accountId }, 60)
  expect(await sessions.findByUid('uid-1')).toMatchObject({ jti: 'cookie-value', accountId })
  const { rows } = await pool().query('SELECT artifact::text AS text FROM artifact')
  expect(rows).toHaveLength(1)
  for (const clear of ['cookie-value', 'uid-1', portal]) {
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
  await adapter.upsert('mine', { kind: 'RefreshToken', jti: 'mine', nonce: '1' }, 60)
  await adapter.upsert('theirs', { kind: 'RefreshToken', jti: 'theirs', nonce: '2' }, 60)
  await pool().query('UPDATE artifact SET sealed = (SELECT sealed FROM artifact LIMIT 1)')
  const opened = await Promise.allSettled([adapter.find('mine'), adapter.find('theirs')])
  expect(opened.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
})

import { generateKeyPairSync } from 'node:crypto'
import { compactDecrypt } from 'jose'
import { db } from '@/lib/db/client'
import { addTarget } from '@/lib/delivery/testing/parsed'
import { isValueOf } from '@/lib/secrets/is-value-of'
import { anAppOf, aPerson, expect, test, tokensOf } from '../testing/api-test'

const SCOPE = 'openid offline_access apps:read apps:write secrets:issue secrets:revoke'
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const RECIPIENT = { ...publicKey.export({ format: 'jwk' }), kid: 'ci' }

test('with a recipient, a secret is made and rotated sealed: no answer has its value', async ({
  engine,
  api,
}) => {
  const person = await aPerson()
  const path = `/apps/${await anAppOf(person)}/secrets`
  const { access_token: token } = await tokensOf(engine, person, { scope: SCOPE })
  for (const [call, name] of [
    [`POST ${path}`, 'One'],
    [`POST ${path}/rotate`, 'Two'],
  ] as const) {
    const made = await api(call, { token, body: { name, recipient: RECIPIENT } })
    expect([made.status, made.body.value], call).toEqual([201, undefined])
    const { plaintext } = await compactDecrypt(String(made.body.jwe), privateKey)
    const value = Buffer.from(plaintext).toString()
    expect(await isValueOf(db(), String(made.body.id), value)).toBe(true)
  }
  const recipient = privateKey.export({ format: 'jwk' })
  const refused = await api(`POST ${path}`, { token, body: { name: 'Three', recipient } })
  expect([refused.status, Object.keys(refused.body.fields ?? {})]).toEqual([422, ['recipient']])
})

test('a program rotates by delivery, reads the rotation, and sets a schedule', async ({
  engine,
  api,
}) => {
  const person = await aPerson()
  const appId = await anAppOf(person)
  const { access_token: token } = await tokensOf(engine, person, { scope: SCOPE })
  const without = await api(`POST /apps/${appId}/rotations`, { token })
  expect([without.status, without.body.code]).toEqual([409, 'no_delivery_target'])
  const recipient = JSON.stringify(RECIPIENT)
  await addTarget(person, appId, { kind: 'mailbox', name: 'Box', recipient })

  const made = await api(`POST /apps/${appId}/rotations`, { token })
  expect([made.status, made.body.state, made.body.old]).toEqual([201, 'unused', null])
  const { plaintext } = await compactDecrypt(String(made.body.jwe), privateKey)
  expect(Buffer.from(plaintext).toString()).toMatch(/^kt_cs_/)
  const list = await api(`GET /apps/${appId}/rotations`, { token })
  expect(list.body.items).toEqual([made.body])
  const early = await api(`GET /apps/${appId}/rotations/${made.body.id}/receipt`, { token })
  expect([early.status, early.body.code]).toEqual([409, 'receipt_not_ready'])
  const targets = await api(`GET /apps/${appId}/delivery-targets`, { token })
  expect(targets.body.items).toMatchObject([{ kind: 'mailbox', name: 'Box', failure: null }])

  const at = `/apps/${appId}/rotation-schedule`
  expect((await api(`GET ${at}`, { token })).status).toBe(404)
  const set = await api(`PUT ${at}`, { token, body: { every_days: 30 } })
  expect([set.status, set.body]).toMatchObject([200, { every_days: 30, quiet_hours: 24 }])
  expect((await api(`DELETE ${at}`, { token })).status).toBe(204)
  expect((await api(`GET ${at}`, { token })).status).toBe(404)
})

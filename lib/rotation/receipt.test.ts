import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose'
import { expectRefused } from '@/lib/apps/testing/fixtures'
import { DAY, HOUR, moveClock, now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { db } from '@/lib/db/client'
import { issueSecret, regenerateSecrets } from '@/lib/secrets/testing/parsed'
import { useSecret as noteUse } from '@/lib/secrets/testing/use-secret'
import { findReceipt } from './find-receipt'
import { listRotations } from './list-rotations'
import { RECEIPT_TYPE } from './receipt'
import { receiptKeys } from './receipt-keys'
import { rotateNow } from './rotate-now'
import { expect, firstSecret, jobsRun, test, working } from './testing/rotating'

/** What a verifier reads who has only the published keys. */
async function verified(receipt: string) {
  const keys = createLocalJWKSet((await receiptKeys()) as JSONWebKeySet)
  const { payload, protectedHeader } = await compactVerify(receipt, keys)
  expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: RECEIPT_TYPE })
  return JSON.parse(Buffer.from(payload).toString())
}

test('a rotation by hand with an overlap leaves a receipt that support verifies', async ({
  people: { dora, sam },
  rotating: { app },
}) => {
  const first = await firstSecret(dora, app.id)
  moveClock(HOUR)
  const old = { oldSecretId: first.id, oldEnds: '24h' } as const
  const { secret, value } = await issueSecret(dora, app.id, {
    name: 'Next',
    expiresAt: null,
    ...old,
  })
  await jobsRun()
  const [begun] = await listRotations(sam, app.id)
  expect(begun).toMatchObject({ state: 'unused', old: { name: 'First' }, next: { name: 'Next' } })
  await expectRefused(findReceipt(sam, app.id, begun?.id ?? ''), 'receipt_not_ready')
  moveClock(HOUR)
  await noteUse(secret.id, now())
  await jobsRun()
  moveClock(DAY)
  await jobsRun()
  const receipt = await findReceipt(sam, app.id, begun?.id ?? '')
  expect(receipt).not.toContain(value.reveal())
  const said = await verified(receipt)
  expect(said).toMatchObject({
    iss: 'http://localhost:3000',
    jti: begun?.id,
    client_id: app.id,
    outcome: 'ended',
    old_secret: { id: first.id, name: 'First' },
    new_secret: { id: secret.id, name: 'Next' },
    issued_by: 'Dora',
    revoked_by: 'Dora',
    first_used_from: '198.51.100.9',
    refused_since: 0,
  })
  expect(new Date(said.quiet_since) < new Date(said.first_used_at)).toBe(true)
  expect(new Date(said.first_used_at) < new Date(said.revoked_at)).toBe(true)
  const event = await db().auditEvent.findFirstOrThrow({ where: { action: 'rotation.ended' } })
  expect(event.detail).toMatchObject({ receipt: sha256(receipt).toString('base64url') })
})

test('what was refused after the end is in the receipt, which then stays as it is', async ({
  rotating: { dora, app },
}) => {
  const first = await firstSecret(dora, app.id)
  const { secret } = await issueSecret(dora, app.id, {
    name: 'Next',
    expiresAt: null,
    oldSecretId: first.id,
    oldEnds: 'now',
    force: true,
    typedName: app.name,
  })
  await jobsRun()
  const [{ id } = { id: '' }] = await listRotations(dora, app.id)
  moveClock(HOUR)
  const at = now()
  await db().refusedAttempt.create({
    data: {
      appId: app.id,
      proven: true,
      credentialId: first.id,
      cause: 'secret_revoked_keeping_tokens',
      hour: new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000),
      address: '198.51.100.9',
      attempts: 3,
      firstAt: at,
      lastAt: at,
    },
  })
  expect(await verified(await findReceipt(dora, app.id, id))).toMatchObject({
    refused_since: 3,
    new_secret: { id: secret.id },
  })
  moveClock(8 * DAY)
  await jobsRun()
  const { closedAt } = await db().rotation.findUniqueOrThrow({ where: { id } })
  expect(closedAt).not.toBeNull()
  await db().refusedAttempt.updateMany({ data: { attempts: 50 } })
  expect(await verified(await findReceipt(dora, app.id, id))).toMatchObject({ refused_since: 3 })
})

test('a delivered rotation says in its receipt where the secret was put', async ({
  rotating: { dora, app, vault },
}) => {
  const first = await firstSecret(dora, app.id)
  await rotateNow(dora, app.id)
  const [, next = ''] = await working(app.id)
  await noteUse(next, now())
  await jobsRun()
  moveClock(2 * DAY)
  await jobsRun()
  const [{ id } = { id: '' }] = await listRotations(dora, app.id)
  expect(await verified(await findReceipt(dora, app.id, id))).toMatchObject({
    delivered_to: [{ name: 'OpenBao', kind: 'kv2', place: `${vault.address} · secret/apps/desk` }],
    old_secret: { id: first.id },
  })
})

test('a regeneration is no rotation with an overlap, and strangers read no receipt', async ({
  people: { dora, dan, strange },
  rotating: { app },
}) => {
  await firstSecret(dora, app.id)
  await regenerateSecrets(dora, app.id, { name: 'Anew', expiresAt: null, typedName: app.name })
  await jobsRun()
  expect(await listRotations(dora, app.id)).toEqual([])
  for (const actor of [dan, strange]) {
    await expectRefused(findReceipt(actor, app.id, 'rot_abcdefgh'), 'not_found')
  }
})

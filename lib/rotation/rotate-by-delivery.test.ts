import { compactDecrypt, importJWK } from 'jose'
import { NO_ORIGIN } from '@/lib/actor'
import { actionsOf, expectRefused } from '@/lib/apps/testing/fixtures'
import { moveClock, now } from '@/lib/clock'
import { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { listTargets } from '@/lib/delivery/list-targets'
import { SERVICE_ACCOUNT_TOKEN, startKubernetes } from '@/lib/delivery/testing/kubernetes-server'
import { APP_ROLE, KV2_TOKEN } from '@/lib/delivery/testing/kv2-server'
import { addTarget } from '@/lib/delivery/testing/parsed'
import { reportLeak } from '@/lib/leaks/report-leak'
import { isValueOf } from '@/lib/secrets/is-value-of'
import { regenerateSecrets, revokeSecret } from '@/lib/secrets/testing/parsed'
import { countSlots, useSecret as noteUse } from '@/lib/secrets/testing/use-secret'
import { listRotations } from './list-rotations'
import { rotateNow } from './rotate-now'
import { expect, firstSecret, held, jobsRun, MAILBOX_KEY, test, working } from './testing/rotating'

test('a secret is in the vault before it works, beside what was there', async ({ rotating }) => {
  const { dora, app, vault } = rotating
  const first = await firstSecret(dora, app.id)
  vault.paths.set('apps/desk', [{ data: { colour: 'blue' }, deleted: false }])
  let workingWhenWritten: string[] = []
  vault.onWritten = async () => {
    workingWhenWritten = await working(app.id)
  }
  await rotateNow(dora, app.id)
  const [, next = ''] = await working(app.id)
  expect(workingWhenWritten).toEqual([first.id])
  const data = held(vault)
  expect(data).toMatchObject({ colour: 'blue', client_id: app.id })
  expect(await isValueOf(db(), next, String(data?.client_secret))).toBe(true)
  const old = await db().secret.findUniqueOrThrow({ where: { id: first.id } })
  expect(old.endsWhenQuietHours).toBe(24)
  const actions = await actionsOf(dora.organizationId)
  expect(actions).toContain('rotation.delivered')
})

test('a target that refuses the secret costs nothing: it is withdrawn, and the old one works', async ({
  rotating: { dora, app, vault },
}) => {
  const first = await firstSecret(dora, app.id)
  for (const [method, status] of [
    ['POST', 403],
    ['GET', 500],
  ] as const) {
    vault.failing[method] = status
    await expectRefused(rotateNow(dora, app.id), 'delivery_failed')
    vault.failing[method] = null
    expect(await working(app.id)).toEqual([first.id])
    expect(await countSlots(app.id)).toBe(1)
  }
  const [target] = await listTargets(dora, app.id)
  expect(target?.failure?.sentence).toContain('could not be read: it answered 500')
  const [rotation] = await listRotations(dora, app.id)
  const stopped = { state: 'stopped', stoppedBecause: 'delivery_failed', hasReceipt: true }
  expect(rotation).toMatchObject(stopped)
})

test('when the second target refuses, the first one has again what it had', async ({
  rotating: { dora, app, vault },
}) => {
  await firstSecret(dora, app.id)
  vault.paths.set('apps/desk', [{ data: { client_secret: 'old' }, deleted: false }])
  const { publicKey } = MAILBOX_KEY
  const recipient = JSON.stringify(publicKey.export({ format: 'jwk' }))
  const address = 'http://127.0.0.1:9'
  await addTarget(dora, app.id, { kind: 'webhook', name: 'Hook', address, recipient })
  await expectRefused(rotateNow(dora, app.id), 'delivery_failed')
  expect(held(vault)).toEqual({ client_secret: 'old' })
  expect(vault.paths.get('apps/desk')).toHaveLength(3)
})

test('a delivery that could not be written down is taken back', async ({
  rotating: { dora, app, vault },
}) => {
  const first = await firstSecret(dora, app.id)
  vault.paths.set('apps/desk', [{ data: { client_secret: 'old' }, deleted: false }])
  vault.onWritten = async () => {
    vault.onWritten = () => {}
    await db().$executeRaw`ALTER TABLE delivery_target RENAME COLUMN last_delivered_at TO away`
  }
  await expect(rotateNow(dora, app.id)).rejects.toThrow()
  await db().$executeRaw`ALTER TABLE delivery_target RENAME COLUMN away TO last_delivered_at`
  expect(held(vault)).toEqual({ client_secret: 'old' })
  expect(await working(app.id)).toEqual([first.id])
  expect(await countSlots(app.id)).toBe(1)
})

test('a webhook keeps the slash at the end of its address, a vault needs none', async ({
  rotating: { dora, app, vault },
}) => {
  const recipient = JSON.stringify(MAILBOX_KEY.publicKey.export({ format: 'jwk' }))
  const address = 'https://receiver.example.com/secrets/'
  const hook = await addTarget(dora, app.id, { kind: 'webhook', name: 'Hook', address, recipient })
  expect(hook.place).toBe(address)
  const place = { address: `${vault.address}/`, mount: 'secret', path: 'x', credential: KV2_TOKEN }
  const target = await addTarget(dora, app.id, { kind: 'kv2', name: 'Slash', ...place })
  expect(target.place).toBe(`${vault.address} · secret/x`)
})

test('where nothing was before, a withdrawn secret leaves nothing that is read', async ({
  rotating: { dora, app, vault },
}) => {
  const jwk = JSON.stringify(MAILBOX_KEY.publicKey.export({ format: 'jwk' }))
  const hook = { kind: 'webhook', name: 'Hook', address: 'http://127.0.0.1:9', recipient: jwk }
  await addTarget(dora, app.id, { ...hook, kind: 'webhook' })
  await expectRefused(rotateNow(dora, app.id), 'delivery_failed')
  expect(held(vault)).toBeNull()
})

test('a write of somebody else at the same moment is not lost', async ({
  rotating: { dora, app, vault },
}) => {
  await firstSecret(dora, app.id)
  vault.onWritten = () => {
    vault.onWritten = () => {}
    vault.paths.get('apps/desk')?.push({ data: { client_secret: 'theirs' }, deleted: false })
  }
  await expectRefused(rotateNow(dora, app.id), 'delivery_failed')
  expect(held(vault)).toEqual({ client_secret: 'theirs' })
})

test('an AppRole opens the vault as a token does', async ({
  people: { dora },
  vault,
  rotating,
}) => {
  const { id } = rotating.app
  const { address } = vault
  const credential = `${APP_ROLE.roleId}:${APP_ROLE.secretId}`
  const place = { address, mount: 'secret', path: 'apps/role', appRoleMount: 'approle' }
  await addTarget(dora, id, { kind: 'kv2', name: 'By role', ...place, credential })
  await rotateNow(dora, id)
  expect(vault.paths.get('apps/role')).toHaveLength(1)
})

test('a Secret of Kubernetes is made, then changed, and keeps its other keys', async ({
  people: { dora },
  rotating: { app },
}) => {
  const cluster = await startKubernetes()
  const { address } = cluster
  const place = { address, namespace: 'desk', path: 'oauth', credential: SERVICE_ACCOUNT_TOKEN }
  await addTarget(dora, app.id, { kind: 'kubernetes', name: 'Cluster', ...place })
  await rotateNow(dora, app.id)
  const made = cluster.secrets.get('desk/oauth')
  const value = Buffer.from(made?.data.client_secret ?? '', 'base64').toString()
  const [first = ''] = await working(app.id)
  expect(await isValueOf(db(), first, value)).toBe(true)
  await db().rotation.updateMany({ data: { state: 'ended' } })
  if (made) made.data.colour = 'Ymx1ZQ=='
  await rotateNow(dora, app.id)
  expect(cluster.secrets.get('desk/oauth')?.data).toMatchObject({ colour: 'Ymx1ZQ==' })
  cluster.close()
})

test('what waits in a mailbox is opened by its key alone, and is gone once it was used', async ({
  people: { dora },
  rotating: { app },
}) => {
  const jwk = MAILBOX_KEY.publicKey.export({ format: 'jwk' })
  await addTarget(dora, app.id, { kind: 'mailbox', name: 'Box', recipient: JSON.stringify(jwk) })
  await rotateNow(dora, app.id)
  const [rotation] = await listRotations(dora, app.id)
  const key = await importJWK(MAILBOX_KEY.privateKey.export({ format: 'jwk' }), 'ECDH-ES+A256KW')
  const { plaintext } = await compactDecrypt(rotation?.jwe ?? '', key)
  const value = Buffer.from(plaintext).toString()
  expect(await isValueOf(db(), rotation?.next.id ?? '', value)).toBe(true)
  await noteUse(rotation?.next.id ?? '', now())
  await jobsRun()
  expect((await listRotations(dora, app.id))[0]?.jwe).toBeNull()
})

test('what waits in a mailbox outlives the old secret, and is gone once it was used', async ({
  rotating: { dora, app },
}) => {
  const first = await firstSecret(dora, app.id)
  const recipient = JSON.stringify(MAILBOX_KEY.publicKey.export({ format: 'jwk' }))
  await addTarget(dora, app.id, { kind: 'mailbox', name: 'Box', recipient })
  await rotateNow(dora, app.id)
  const [before] = await listRotations(dora, app.id)
  await revokeSecret(dora, { appId: app.id, secretId: first.id, typedName: app.name })
  await jobsRun()
  const [ended] = await listRotations(dora, app.id)
  expect(ended).toMatchObject({ state: 'ended', jwe: before?.jwe })
  await noteUse(ended?.next.id ?? '', now())
  await jobsRun()
  expect((await listRotations(dora, app.id))[0]).toMatchObject({ state: 'ended', jwe: null })
})

test('a write whose answer is lost is taken back', async ({ rotating: { dora, app, vault } }) => {
  const first = await firstSecret(dora, app.id)
  vault.paths.set('apps/desk', [{ data: { client_secret: 'old' }, deleted: false }])
  vault.onWritten = () => {
    vault.losing = vault.paths.get('apps/desk')?.length === 2
  }
  await expectRefused(rotateNow(dora, app.id), 'delivery_failed')
  expect(held(vault)).toEqual({ client_secret: 'old' })
  expect(await working(app.id)).toEqual([first.id])
})

test('a secret that is found on its way is not let work, and is taken back', async ({
  rotating: { dora, app, vault },
}) => {
  const first = await firstSecret(dora, app.id)
  vault.paths.set('apps/desk', [{ data: { client_secret: 'old' }, deleted: false }])
  vault.onWritten = async () => {
    vault.onWritten = () => {}
    moveClock(1)
    const value = new Plaintext(String(held(vault)?.client_secret))
    await reportLeak({ value, place: 'a log', reporter: 'stranger', origin: NO_ORIGIN })
  }
  await expectRefused(rotateNow(dora, app.id), 'secret_not_active')
  expect((await listRotations(dora, app.id))[0]).toMatchObject({ hasReceipt: true })
  expect(held(vault)).toEqual({ client_secret: 'old' })
  expect(await working(app.id)).toEqual([first.id])
  expect(await countSlots(app.id)).toBe(1)
})

test('a secret that was regenerated away while it travelled is taken back from the vault', async ({
  rotating: { dora, app, vault },
}) => {
  await firstSecret(dora, app.id)
  vault.paths.set('apps/desk', [{ data: { client_secret: 'old' }, deleted: false }])
  const leak = { name: 'After the leak', expiresAt: null, typedName: app.name }
  vault.onWritten = () => {
    vault.onWritten = () => {}
    return regenerateSecrets(dora, app.id, leak)
  }
  await expectRefused(rotateNow(dora, app.id), 'secret_not_active')
  expect(held(vault)).toEqual({ client_secret: 'old' })
  expect(await countSlots(app.id)).toBe(1)
})

test('of many rotations at once one is carried out, and never more than two secrets are active', async ({
  rotating: { dora, app },
}) => {
  await firstSecret(dora, app.id)
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () => rotateNow(dora, app.id)),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await countSlots(app.id)).toBe(2)
})

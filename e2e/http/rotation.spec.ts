import { setTimeout as pause } from 'node:timers/promises'
import { compactVerify, createLocalJWKSet } from 'jose'
import { callAction } from '../harness/action'
import { granted, type Issued, newSecret } from '../harness/portal'
import { expect, test } from '../harness/test'
import { askToken } from '../harness/token'

/** Every 50 milliseconds ten requests, for three seconds with the old secret and three with the new. */
const TICKS = 120
const PER_TICK = 10

test('rotated with an overlap under 200 requests a second: none fails, and the trail and the receipt tell it', async ({
  cluster,
  server,
  org,
}) => {
  const session = await org.signIn(org.owner, server.origin)
  const app = await org.addApp()
  const old = await newSecret(session, app.id)
  let current = old
  const answers: Promise<number>[] = []
  const rotated = async () => {
    const form = { name: 'Next', expiresAt: '30', oldSecretId: old.id, oldEnds: '1h' }
    const page = `/apps/${app.id}/secrets`
    const next = granted(await callAction<Issued>(session, page, 'secrets/issue', app.id, form))
    return { ...old, id: next.secret.id, secret: next.value }
  }
  for (let tick = 0; tick < TICKS; tick += 1) {
    if (tick === TICKS / 2) current = await rotated()
    for (let count = 0; count < PER_TICK; count += 1) {
      answers.push(askToken(server.origin, current).then(({ status }) => status))
    }
    await pause(50)
  }
  const statuses = await Promise.all(answers)
  expect(statuses.filter((status) => status !== 200)).toEqual([])
  expect(statuses).toHaveLength(TICKS * PER_TICK)

  expect((await askToken(server.origin, old)).status, 'both work until the end').toBe(200)
  await cluster.pool.query('UPDATE secret SET ends_at = now() WHERE id = $1', [old.id])
  const stateOf = async () => {
    const { rows } = await cluster.pool.query(
      'SELECT state FROM rotation WHERE app_id = $1 AND receipt IS NOT NULL',
      [app.id],
    )
    return rows[0]?.state
  }
  await expect.poll(stateOf, { timeout: 60_000 }).toBe('ended')
  expect((await askToken(server.origin, old)).status).toBe(401)
  expect((await askToken(server.origin, current)).status).toBe(200)

  const { rows } = await cluster.pool.query<{ action: string }>(
    `SELECT action FROM audit_event WHERE app_id = $1 ORDER BY at, id`,
    [app.id],
  )
  expect(rows.map(({ action }) => action)).toEqual([
    'secret.issued',
    'secret.first_used',
    'secret.issued',
    'secret.end_planned',
    'secret.first_used',
    'secret.revoked',
    'rotation.ended',
  ])
  const receipt = await session.visit(`/apps/${app.id}/rotation/receipts/rot_${current.id}`)
  const keys = await (await fetch(`${server.origin}/receipt-keys.json`)).json()
  const { payload } = await compactVerify(receipt.text, createLocalJWKSet(keys))
  expect(JSON.parse(Buffer.from(payload).toString())).toMatchObject({
    client_id: app.id,
    outcome: 'ended',
    old_secret: { id: old.id },
    new_secret: { id: current.id },
    callers: { before: 1, moved: 1 },
  })
})

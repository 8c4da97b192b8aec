import { granted, newSecret, regenerate, revoke } from '../harness/portal'
import { expect, test } from '../harness/test'
import { askToken, type Credentials, isAlive, mintToken } from '../harness/token'

/**
 * Mints with one secret over `connections`, spread over `origins`, until `stop`; a connection that is
 * refused ends by itself. `tokens` are all that were answered so far.
 */
function mintingLoad(origins: string[], connections: number, who: Credentials) {
  const tokens: string[] = []
  let running = true
  const loop = async (index: number) => {
    const origin = origins[index % origins.length] ?? ''
    while (running) {
      const answer = await askToken(origin, who)
      if (answer.status !== 200) return
      tokens.push(String(answer.body.access_token))
    }
  }
  const loops = Array.from({ length: connections }, (_, index) => loop(index))
  const stop = async () => {
    running = false
    await Promise.all(loops)
  }
  return { tokens, stop }
}

/** Which of the tokens are active, as two processes answer in turn. */
async function aliveOf(
  origins: string[],
  by: Credentials,
  tokens: readonly string[],
): Promise<string[]> {
  const alive: string[] = []
  for (let start = 0; start < tokens.length; start += 64) {
    const batch = tokens.slice(start, start + 64)
    const answers = await Promise.all(
      batch.map((token, i) => isAlive(origins[i % origins.length] ?? '', by, token)),
    )
    alive.push(...batch.filter((_, i) => answers[i]))
  }
  return alive
}

test('a secret revoked at one process is refused by another from the acknowledgement on, under load', async ({
  twoServers,
  org,
}) => {
  const [here, there] = twoServers
  const session = await org.signIn(org.owner, here.origin)
  const rounds = []
  for (let round = 0; round < 8; round += 1) {
    const app = await org.addApp()
    const secret = await newSecret(session, app.id)
    rounds.push({ app, secret, survivor: await newSecret(session, app.id) })
  }
  const busyApp = await org.addApp()
  const busy = await newSecret(session, busyApp.id)
  const load = mintingLoad([here.origin, there.origin], 32, busy)

  for (const { app, secret, survivor } of rounds) {
    expect((await askToken(there.origin, secret)).status).toBe(200)
    granted(await revoke(session, app, secret.id))
    const refused = await askToken(there.origin, secret)
    expect([refused.status, refused.body.error]).toEqual([401, 'invalid_client'])
    expect((await askToken(there.origin, survivor)).status).toBe(200)
  }
  await load.stop()
  expect(load.tokens.length).toBeGreaterThan(100)
})

test('while 48 connections mint, 20 revocations and regenerations leave no token of a dead secret alive', async ({
  twoServers,
  org,
}) => {
  const [here, there] = twoServers
  const origins = [here.origin, there.origin]
  const session = await org.signIn(org.owner, here.origin)
  const app = await org.addApp()
  let current: Credentials & { id: string } = await newSecret(session, app.id)
  let dead = 0

  // The load of a round ends with it: what has to be tried afterwards does not grow with the time it takes.
  for (let round = 0; round < 20; round += 1) {
    const next = round % 2 === 0 ? await newSecret(session, app.id) : null
    const dying = current
    const load = mintingLoad(origins, 48, dying)
    await expect.poll(() => load.tokens.length, { intervals: [20] }).toBeGreaterThan(50)
    if (next) {
      granted(await revoke(session, app, dying.id))
      current = next
    } else {
      const issued = granted(await regenerate(session, app))
      current = { clientId: app.id, secret: issued.value, id: issued.secret.id }
    }
    // The revocation is answered. From here on no token of that secret may be active.
    const known = [...load.tokens.slice(-60), ...load.tokens.slice(0, 20)]
    expect(await aliveOf(origins, current, known), `round ${round}, at once`).toEqual([])
    await load.stop()
    expect(await aliveOf(origins, current, load.tokens), `round ${round}, all`).toEqual([])
    dead += load.tokens.length
  }
  expect(dead).toBeGreaterThan(1000)
  expect(await isAlive(there.origin, current, await mintToken(here.origin, current))).toBe(true)
})

test('a regeneration kills both secrets and all their tokens at both processes, and its secret works', async ({
  twoServers,
  org,
}) => {
  const [here, there] = twoServers
  const session = await org.signIn(org.owner, here.origin)
  const app = await org.addApp()
  const old = [await newSecret(session, app.id), await newSecret(session, app.id)]
  const tokens = await Promise.all(old.map((one) => mintToken(here.origin, one)))
  const issued = granted(await regenerate(session, app))
  const fresh = { clientId: app.id, secret: issued.value }
  for (const { origin } of [here, there]) {
    for (const one of old) expect((await askToken(origin, one)).status).toBe(401)
    for (const token of tokens) expect(await isAlive(origin, fresh, token)).toBe(false)
    expect((await askToken(origin, fresh)).status).toBe(200)
  }
})

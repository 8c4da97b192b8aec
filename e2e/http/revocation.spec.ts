import { granted, newSecret, regenerate, revoke } from '../harness/portal'
import { expect, test } from '../harness/test'
import { askToken, type Credentials, isAlive, mintToken } from '../harness/token'

/** Mints over `connections` until `stop`, and passes on every token that was answered. */
function mintingLoad(
  origins: string[],
  connections: number,
  who: () => Credentials | undefined,
  onToken: (token: string, by: Credentials) => void = () => undefined,
): { stop: () => Promise<number> } {
  let running = true
  let minted = 0
  const loop = async (index: number) => {
    const origin = origins[index % origins.length] ?? ''
    while (running) {
      const credentials = who()
      if (!credentials) continue
      const answer = await askToken(origin, credentials)
      if (answer.status !== 200) continue
      minted += 1
      onToken(String(answer.body.access_token), credentials)
    }
  }
  const loops = Array.from({ length: connections }, (_, index) => loop(index))
  return {
    stop: async () => {
      running = false
      await Promise.all(loops)
      return minted
    },
  }
}

test('a secret revoked at one process is refused by another from the acknowledgement on, under load', async ({
  twoServers,
  org,
}) => {
  const [here, there] = twoServers
  const session = await org.signIn(org.owner, here.origin)
  const busyApp = await org.addApp()
  const busy = await newSecret(session, busyApp.id)
  const load = mintingLoad([here.origin, there.origin], 32, () => busy)

  for (let round = 0; round < 8; round += 1) {
    const app = await org.addApp()
    const secret = await newSecret(session, app.id)
    const survivor = await newSecret(session, app.id)
    expect((await askToken(there.origin, secret)).status).toBe(200)
    granted(await revoke(session, app, secret.id))
    const refused = await askToken(there.origin, secret)
    expect([refused.status, refused.body.error]).toEqual([401, 'invalid_client'])
    expect((await askToken(there.origin, survivor)).status).toBe(200)
  }
  expect(await load.stop()).toBeGreaterThan(100)
})

test('while 48 connections mint, 20 revocations and regenerations leave no token of a dead secret alive', async ({
  twoServers,
  org,
}) => {
  const [here, there] = twoServers
  const session = await org.signIn(org.owner, here.origin)
  const app = await org.addApp()
  let current: Credentials & { id: string } = await newSecret(session, app.id)
  const tokens = new Map<string, string[]>()
  const note = (token: string, by: Credentials) => {
    const list = tokens.get(by.secret) ?? []
    list.push(token)
    tokens.set(by.secret, list)
  }
  const load = mintingLoad([here.origin, there.origin], 48, () => current, note)

  for (let round = 0; round < 20; round += 1) {
    const dying = current
    while ((tokens.get(dying.secret)?.length ?? 0) < 50) await mintToken(here.origin, dying)
    let next: typeof current
    if (round % 2 === 0) {
      next = await newSecret(session, app.id)
      granted(await revoke(session, app, dying.id))
    } else {
      const issued = granted(await regenerate(session, app))
      next = { clientId: app.id, secret: issued.value, id: issued.secret.id }
    }
    // The revocation is answered. From here on no token of that secret may be active.
    const known = [...(tokens.get(dying.secret) ?? [])]
    current = next
    const sample = [...known.slice(-60), ...known.slice(0, 20)]
    const alive = await Promise.all(
      sample.map((token, i) => isAlive(i % 2 ? here.origin : there.origin, next, token)),
    )
    expect(alive.filter(Boolean), `round ${round}`).toEqual([])
  }
  await load.stop()
  const dead = [...tokens].flatMap(([secret, list]) => (secret === current.secret ? [] : list))
  expect(dead.length).toBeGreaterThan(1000)
  for (let start = 0; start < dead.length; start += 64) {
    const batch = dead.slice(start, start + 64)
    const alive = await Promise.all(batch.map((token) => isAlive(here.origin, current, token)))
    expect(alive.filter(Boolean)).toEqual([])
  }
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

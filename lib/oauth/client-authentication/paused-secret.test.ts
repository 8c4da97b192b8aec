import { MINUTE, moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { UNTIL_RESUMED } from '@/lib/secrets/pause'
import { giveSecret, makeApp, makeAppWithSecret, makeOrganization } from '../testing/apps'
import { basic, expect, onBothPaths, test } from '../testing/engine-test'
import { FAILURE_LIMITS } from './failed-authentications'

const GRANT = { grant_type: 'client_credentials' }

async function pause(id: string, until: Date = UNTIL_RESUMED): Promise<void> {
  await db().secret.update({ where: { id }, data: { pausedAt: now(), pausedUntil: until } })
}

onBothPaths(() => {
  test('a paused secret is refused as any other, the log says why, and it comes back by itself', async ({
    engine,
  }) => {
    const { appId, secret } = await makeAppWithSecret()
    const ask = () => engine.post('/oauth2/token', GRANT, basic(appId, secret.value))
    expect((await ask()).status).toBe(200)
    await pause(secret.id, secondsAfter(now(), 15 * MINUTE))
    const refused = await ask()
    expect([refused.status, refused.body]).toEqual([
      401,
      { error: 'invalid_client', error_description: 'client authentication failed' },
    ])
    expect(engine.noted().use).toMatchObject({ reason: 'secret_paused', secret: secret.id })
    moveClock(15 * MINUTE + 1)
    expect((await ask()).status).toBe(200)
  })

  test('while one secret is paused the other works, and a wrong value is no paused secret', async ({
    engine,
  }) => {
    const appId = await makeApp(await makeOrganization())
    const [first, second] = [await giveSecret(appId), await giveSecret(appId, { slot: 2 })]
    await pause(first.id)
    const ask = (value: string) => engine.post('/oauth2/token', GRANT, basic(appId, value))
    expect((await ask(second.value)).status).toBe(200)
    const foreign = await makeApp(await makeOrganization())
    const elsewhere = await engine.post('/oauth2/token', GRANT, basic(foreign, first.value))
    expect(elsewhere.status).toBe(401)
    expect(engine.noted().use).toMatchObject({ reason: 'unknown_secret' })
  })

  test('whoever knocked until they were turned away is served with the first request after it', async ({
    engine,
  }) => {
    const { appId, secret } = await makeAppWithSecret()
    const ask = () => engine.post('/oauth2/token', GRANT, basic(appId, secret.value))
    await pause(secret.id)
    const answers: number[] = []
    for (let i = 0; i < FAILURE_LIMITS.credential + 2; i += 1) answers.push((await ask()).status)
    expect(answers.at(-1)).toBe(429)
    await db().secret.update({ where: { id: secret.id }, data: { pausedUntil: now() } })
    expect((await ask()).status).toBe(200)
  })

  test('tokens that a paused secret has minted live on', async ({ engine }) => {
    const appId = await makeApp(await makeOrganization())
    const [first, second] = [await giveSecret(appId), await giveSecret(appId, { slot: 2 })]
    const minted = await engine.post('/oauth2/token', GRANT, basic(appId, first.value))
    await pause(first.id)
    const token = String(minted.body.access_token)
    const told = await engine.post('/oauth2/introspect', { token }, basic(appId, second.value))
    expect(told.body.active).toBe(true)
  })
})

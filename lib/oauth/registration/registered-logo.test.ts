import sharp from 'sharp'
import { db } from '@/lib/db/client'
import { expect, test } from '../testing/engine-test'
import { registeredApp, rowOf, WEB } from '../testing/programs'

const LOGO = 'https://robot.example/logo.png'
const at: Record<string, () => Promise<Response> | Response> = {}
const asked: string[] = []

/** Plays the servers of apps. */
async function play(address: string | URL | Request): Promise<Response> {
  asked.push(String(address))
  return (await at[String(address)]?.()) ?? new Response(null, { status: 404 })
}

test.use({ outgoing: { fetch: play } })

test.beforeEach(() => {
  asked.splice(0)
  at[LOGO] = async () => new Response(new Uint8Array(await picture(300)))
})

const picture = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#0a6' } })
    .png()
    .toBuffer()

const logoOf = (appId: string) => db().appLogo.findUnique({ where: { appId } })

test('a logo is fetched once and kept as our own picture', async ({ engine }) => {
  const { appId, body, ask } = await registeredApp(engine, { ...WEB, logo_uri: LOGO })
  expect(body.logo_uri).toBe(LOGO)
  const png = (await logoOf(appId))?.png ?? new Uint8Array()
  expect((await sharp(png).metadata()).width).toBe(128)
  await ask('PUT', { ...WEB, logo_uri: LOGO, client_id: appId, client_name: 'Robot 2' })
  await ask('GET')
  expect(asked).toEqual([LOGO])
  const without = await ask('PUT', { ...WEB, client_id: appId })
  expect(without.body).not.toHaveProperty('logo_uri')
  expect(await logoOf(appId)).toBeNull()
})

test('a logo that does not come is not registered, and the app is', async ({ engine }) => {
  const bad: Record<string, () => Promise<Response> | Response> = {
    'not there': () => new Response(null, { status: 404 }),
    'no picture': () => new Response('<svg onload="alert(1)"/>'),
    'too large': () => new Response(new Uint8Array(300_000)),
    'out of reach': () => Promise.reject(new Error('no such host')),
  }
  for (const [what, answer] of Object.entries(bad)) {
    at[LOGO] = answer
    const { appId, body } = await registeredApp(engine, { ...WEB, logo_uri: LOGO })
    expect(body, what).not.toHaveProperty('logo_uri')
    expect(await logoOf(appId), what).toBeNull()
  }
})

test('a logo that somebody uploaded stays while the program names none', async ({ engine }) => {
  const { appId, ask } = await registeredApp(engine, WEB)
  const png = new Uint8Array(await picture(16))
  await db().appLogo.create({ data: { appId, png, updatedAt: new Date() } })
  await ask('PUT', { ...WEB, client_id: appId, client_name: 'Robot 2' })
  expect(await logoOf(appId)).not.toBeNull()
})

test('the addresses of its terms and its privacy statement are registered and answered', async ({
  engine,
}) => {
  const links = {
    client_uri: 'https://robot.example',
    policy_uri: 'https://robot.example/privacy',
    tos_uri: 'https://robot.example/terms',
  }
  const { appId, body } = await registeredApp(engine, { ...WEB, ...links })
  expect(body).toMatchObject(links)
  expect(await rowOf(appId)).toMatchObject({
    privacyUrl: links.policy_uri,
    termsUrl: links.tos_uri,
  })
})

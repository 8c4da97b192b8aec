import { createServer } from 'node:http'
import { config, provideConfig } from '@/lib/config'
import { Browser } from '../testing/browser'
import { expect, startSecondEngine, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, redeem, requestFor } from '../testing/relying-party'

const APP = 'https://app.example'

test('a page of a public app may read its answers, a page of another site nothing', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { type: 'native' })
  const request = await requestFor(party)
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  const tokens = await (await redeem(party, request, back)).json()
  const ask = async (origin: string) => {
    const authorization = `Bearer ${tokens.access_token}`
    const answer = await fetch(`${engine.origin}/oauth2/userinfo`, {
      headers: { origin, authorization },
    })
    return [answer.status, answer.headers.get('access-control-allow-origin')]
  }
  expect(await ask(APP)).toEqual([200, APP])
  expect(await ask('https://evil.example')).toEqual([400, null])
  const preflight = await fetch(`${engine.origin}/oauth2/token`, {
    method: 'OPTIONS',
    headers: { origin: APP, 'access-control-request-method': 'POST' },
  })
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([
    204,
    APP,
  ])
})

test('an answer that posts itself may run its one script, and nothing else', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  await approve(browser, (await requestFor(party)).url, await makePerson())
  const { url } = await requestFor(party, { response_mode: 'form_post' })
  const answer = await browser.request(url)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-security-policy')).toMatch(
    /^default-src 'none';script-src 'sha256-[^']+';base-uri 'none';frame-ancestors 'none'$/,
  )
  expect(await answer.text()).toContain(`action="${party.redirectUri}"`)
})

test('nobody frames what people are asked by the engine, and nobody keeps it', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  for (const path of [(await requestFor(party)).url, '/oauth2/logout', '/oauth2/device']) {
    const { headers } = await new Browser(engine.origin).request(path)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('cache-control')).toContain('no-store')
  }
})

test('behind https the cookies are for https, and for this host alone', async ({ engine }) => {
  provideConfig({ ...config(), url: 'https://keyturn.example' })
  const there = await startSecondEngine(createServer())
  const party = await makeRelyingParty(engine.origin)
  const { url } = await requestFor(party)
  const cookiesOf = async (path: string) =>
    (await fetch(there.at + path, { redirect: 'manual' })).headers.getSetCookie()
  const interaction = await cookiesOf(`/oauth2/authorize${url.search}`)
  const cookies = [...interaction, ...(await cookiesOf('/oauth2/device'))]
  expect(cookies.map((line) => line.split('=')[0])).toEqual([
    '__Secure-keyturn-interaction',
    '__Secure-keyturn-interaction.sig',
    '__Secure-keyturn-resume',
    '__Secure-keyturn-resume.sig',
    '__Host-keyturn-apps',
    '__Host-keyturn-apps.sig',
    '__Host-keyturn-form',
  ])
  for (const line of cookies) {
    expect(line.toLowerCase()).toMatch(/; secure/)
    expect(line.toLowerCase()).toMatch(/; httponly/)
    expect(line.toLowerCase()).toMatch(/; samesite=lax/)
    expect(line.toLowerCase()).not.toMatch(/domain=/)
  }
  there.close()
})

import { db } from '@/lib/db/client'
import { giveSecret, makeApp, makeAppWithSecret, makeOrganization } from '../testing/apps'
import { Browser } from '../testing/browser'
import { basic, type EngineUnderTest, expect, onBothPaths, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, requestFor } from '../testing/relying-party'

const GRANT = { grant_type: 'client_credentials' }

/** A Basic header as `curl -u` makes it: nothing is encoded. */
const raw = (appId: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${appId}:${secret}`).toString('base64')}`,
})

/** A code of a public client, ready to be redeemed. */
async function codeOf(engine: EngineUnderTest) {
  const party = await makeRelyingParty(engine.origin, { type: 'native' })
  const { url, verifier } = await requestFor(party, { scope: 'openid' })
  const back = await approve(new Browser(engine.origin), url, await makePerson())
  const grant = {
    grant_type: 'authorization_code',
    code: String(back.searchParams.get('code')),
    code_verifier: verifier,
    redirect_uri: party.redirectUri,
  }
  return { appId: party.appId, grant }
}

type Ways = Record<string, (appId: string) => { form: object; headers: Record<string, string> }>

/** How libraries send that a client has no secret. */
const EMPTY: Ways = {
  'nothing but its id': (client_id) => ({ form: { client_id }, headers: {} }),
  'an empty secret in the body': (client_id) => ({
    form: { client_id, client_secret: '' },
    headers: {},
  }),
  'an empty password': (appId) => ({ form: {}, headers: basic(appId, '') }),
  'an empty password beside its id': (appId) => ({
    form: { client_id: appId },
    headers: basic(appId, ''),
  }),
  'an empty password and an empty secret': (appId) => ({
    form: { client_id: appId, client_secret: '' },
    headers: basic(appId, ''),
  }),
}

onBothPaths(() => {
  for (const [what, way] of Object.entries(EMPTY)) {
    test(`a public client redeems with ${what}`, async ({ engine }) => {
      const { appId, grant } = await codeOf(engine)
      const { form, headers } = way(appId)
      const { status, body } = await engine.post('/oauth2/token', { ...grant, ...form }, headers)
      expect([status, body.error]).toEqual([200, undefined])
    })
  }

  test('an empty password lets in nobody who has a secret', async ({ engine }) => {
    const { appId } = await makeAppWithSecret()
    const { status, body, headers } = await engine.post('/oauth2/token', GRANT, basic(appId, ''))
    expect([status, body.error]).toEqual([401, 'invalid_client'])
    expect(headers.get('www-authenticate')).toMatch(/^Basic realm="http.*error="invalid_client"/)
  })

  test('a header that says another client than the form is refused', async ({ engine }) => {
    const { appId, grant } = await codeOf(engine)
    const other = await makeApp(await makeOrganization(), { type: 'native' })
    const form = { ...grant, client_id: appId }
    const { status, body } = await engine.post('/oauth2/token', form, basic(other, ''))
    expect([status, body.error]).toEqual([400, 'invalid_request'])
  })

  test('an empty secret in the body does not hide the one in the header', async ({ engine }) => {
    const { appId, secret } = await makeAppWithSecret()
    const form = { ...GRANT, client_id: appId, client_secret: '' }
    const { status } = await engine.post('/oauth2/token', form, basic(appId, secret.value))
    expect(status).toBe(200)
  })

  test('a secret with a line break is refused like a wrong one, and its people are told', async ({
    engine,
  }) => {
    const { appId, secret } = await makeAppWithSecret()
    const noted = async () =>
      (await db().secret.findUniqueOrThrow({ where: { id: secret.id } })).trailedAt
    const wrong = await engine.post('/oauth2/token', GRANT, basic(appId, `${secret.value}x`))
    expect(await noted()).toBeNull()
    for (const end of ['\n', '\r\n', ' ']) {
      await db().secret.update({ where: { id: secret.id }, data: { trailedAt: null } })
      const value = `${secret.value}${end}`
      for (const headers of [basic(appId, value), raw(appId, value)]) {
        const refused = await engine.post('/oauth2/token', GRANT, headers)
        expect([refused.status, refused.body], JSON.stringify(end)).toEqual([401, wrong.body])
        expect(refused.headers.get('www-authenticate')).toBe(wrong.headers.get('www-authenticate'))
        expect(engine.noted().use?.reason).toBe('secret_and_line_break')
      }
      const inBody = { ...GRANT, client_id: appId, client_secret: value }
      expect((await engine.post('/oauth2/token', inBody)).status).toBe(401)
      await expect.poll(noted).toEqual(expect.any(Date))
    }
  })

  test('a secret that has ended is not noted, nor one of another app', async ({ engine }) => {
    const { appId } = await makeAppWithSecret()
    const ended = await giveSecret(appId, { retirement: 'revoked' })
    const other = await makeAppWithSecret()
    for (const { value } of [ended, other.secret]) {
      const refused = await engine.post('/oauth2/token', GRANT, basic(appId, `${value}\n`))
      expect(refused.status).toBe(401)
    }
    expect(await db().secret.count({ where: { trailedAt: { not: null } } })).toBe(0)
  })
})

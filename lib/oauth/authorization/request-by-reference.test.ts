import { giveKey } from '../testing/app-keys'
import { Browser } from '../testing/browser'
import { expect, type KeyServer, test } from '../testing/key-server'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, oauth, redeem, requestFor } from '../testing/relying-party'

/** On the host of the app's redirect URI; the server of the test answers there. */
const REQUEST_AT = 'https://app.example/request'

/** An app, its request, and the same as the app has signed it. */
async function makeSigned(origin: string, metadata: Parameters<typeof makeRelyingParty>[1] = {}) {
  const party = await makeRelyingParty(origin, metadata)
  const key = await giveKey(party.appId)
  const request = await requestFor(party)
  const parameters = request.url.searchParams
  const signing = { key: key.privateKey, kid: key.kid }
  const jwt = await oauth.issueRequestObject(party.as, party.client, parameters, signing)
  return { party, request, jwt }
}

function pointing(
  { url }: { url: URL },
  address: string,
  beside: Record<string, string> = {},
): URL {
  const pointed = new URL(url)
  pointed.searchParams.set('request_uri', address)
  for (const [name, value] of Object.entries(beside)) pointed.searchParams.set(name, value)
  return pointed
}

function serve(keyServer: KeyServer, body: string, status = 200): void {
  keyServer.instead = (res) => res.writeHead(status).end(body)
}

test('a signed request may stand at an address of the app (OpenID Connect Core §6.2)', async ({
  engine,
  keyServer,
}) => {
  const { party, request, jwt } = await makeSigned(engine.origin)
  serve(keyServer, `${jwt}\n`)
  const url = pointing(request, `${REQUEST_AT}#1`, { state: 'from somebody else' })
  const back = await approve(new Browser(engine.origin), url, await makePerson())
  expect(back.searchParams.get('state')).toBe(request.state)
  expect((await redeem(party, request, back)).status).toBe(200)
  expect(keyServer.requests).toBe(1)
})

test('what does not come, is too long or is not signed is no request', async ({
  engine,
  keyServer,
}) => {
  const { request, jwt } = await makeSigned(engine.origin)
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${jwt.split('.')[1]}.`
  const errorAt = async (url: URL) =>
    (await new Browser(engine.origin).follow(url)).searchParams.get('error')
  const found: Record<string, string | null> = {}
  for (const [why, body, status] of [
    ['refused', jwt, 404],
    ['too long', jwt.padEnd(5000, 'A'), 200],
    ['unsigned', unsigned, 200],
  ] as const) {
    serve(keyServer, body, status)
    found[why] = await errorAt(pointing(request, REQUEST_AT))
  }
  serve(keyServer, jwt)
  found.twice = await errorAt(pointing(request, REQUEST_AT, { request: jwt }))
  expect(found).toEqual({
    refused: 'invalid_request_uri',
    'too long': 'invalid_request_uri',
    unsigned: 'invalid_request_object',
    twice: 'invalid_request',
  })
})

test('nothing is fetched from a host that the app has not registered, or for who must push', async ({
  engine,
  keyServer,
}) => {
  const { request, jwt } = await makeSigned(engine.origin)
  const pushing = await makeSigned(engine.origin, { parRequired: true })
  serve(keyServer, jwt)
  const from = async ({ url }: { url: URL }, address: string) =>
    (await new Browser(engine.origin).follow(pointing({ url }, address))).searchParams.get('error')
  expect(await from(request, 'https://other.example/request')).toBe('request_uri_not_supported')
  expect(await from(request, 'http://app.example/request')).toBe('request_uri_not_supported')
  expect(await from(request, 'https://app.example:8443/request')).toBe('request_uri_not_supported')
  await from(pushing.request, REQUEST_AT)
  expect(keyServer.requests).toBe(0)
})

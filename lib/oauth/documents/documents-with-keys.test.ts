import { db } from '@/lib/db/client'
import { Browser } from '../testing/browser'
import { makePair } from '../testing/key-server'
import { approve, makePerson } from '../testing/people'
import { INSECURE, oauth, redeem, refresh, requestFor } from '../testing/relying-party'
import {
  allowHost,
  expect,
  HOST,
  makeMetadataDocumentApp,
  NOTES,
  test,
  URL_ID,
} from './testing/document-server'

const JWKS_URI = `https://${HOST}/oauth/jwks`

test('an app signs with the keys that its document names, as issuer and subject by its address', async ({
  engine,
  web,
}) => {
  const organization = await allowHost()
  const key = await makePair()
  const method = { token_endpoint_auth_method: 'private_key_jwt', jwks_uri: JWKS_URI }
  web.serves.set(URL_ID, { ...NOTES, ...method }).set(JWKS_URI, { keys: [key.jwk] })
  const party = await makeMetadataDocumentApp(engine.origin)
  party.auth = oauth.PrivateKeyJwt({ key: key.privateKey, kid: key.kid })
  const request = await requestFor(party, { scope: 'openid offline_access notes.read' })
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  const tokens = await oauth.processAuthorizationCodeResponse(
    party.as,
    party.client,
    await redeem(party, request, back),
  )
  expect((await refresh(party, String(tokens.refresh_token))).status).toBe(200)
  expect(await db().app.findUnique({ where: { id: URL_ID } })).toMatchObject({
    type: 'web',
    jwksUri: JWKS_URI,
    ...organization,
  })

  const { as, client, auth } = party
  const looked = await oauth.introspectionRequest(as, client, auth, tokens.access_token, INSECURE)
  expect(await oauth.processIntrospectionResponse(as, client, looked)).toMatchObject({
    active: true,
    client_id: URL_ID,
  })

  const form = new URLSearchParams()
  const alone = await oauth.clientCredentialsGrantRequest(as, client, auth, form, INSECURE)
  expect([alone.status, (await alone.json()).error]).toEqual([400, 'unauthorized_client'])

  web.serves.set(URL_ID, NOTES)
  const unsigned = await engine.post('/oauth2/token', {
    grant_type: 'refresh_token',
    client_id: URL_ID,
    refresh_token: 'x',
  })
  expect([unsigned.status, unsigned.body.error]).toEqual([401, 'invalid_client'])
})

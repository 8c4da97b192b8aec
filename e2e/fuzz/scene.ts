import { makeFixtures } from '../harness/access-matrix/fixtures'
import { follow, uidOf } from '../harness/ceremony'
import type { Deployment } from '../harness/deployment'
import { beginDevice } from '../harness/device'
import type { Person } from '../harness/fixtures'
import { issueTokens } from '../harness/issued-tokens'
import { grantReading } from '../harness/management'
import {
  addParty,
  authorizationRequest,
  INSECURE,
  oauth,
  type Party,
} from '../harness/relying-party'
import { Session } from '../harness/session'
import { basic } from '../harness/token'
import type { Values } from './known-values'

/** Valid credentials, ids and tokens of an organization, for requests that are nearly right. */
export async function makeScene(deployment: Deployment): Promise<Values> {
  const { org, origin } = deployment
  const fixtures = await makeFixtures(deployment)
  const issued = await issueTokens(deployment, 'secret')
  const { tokens: management } = await grantReading(deployment, org.owner)
  const native = await addParty(deployment, {
    type: 'native',
    redirectUris: ['http://127.0.0.1/callback'],
  })
  const device = await beginDevice(native, { scope: 'openid' })
  const foreign = await org.addApp({ foreign: true })
  const ceremony = new Session(origin)
  const question = await follow(ceremony, (await authorizationRequest(issued.party)).url)
  const onward = await follow(
    await org.signIn(org.member, origin),
    (await authorizationRequest(native)).url,
  )
  const cookiesOf = async (who: Person) => (await org.signIn(who, origin)).cookieHeader()
  const credentials = { clientId: issued.party.app.id, secret: issued.party.secret.value }
  return {
    accessToken: issued.opaque.access_token,
    allowedHost: fixtures.allowedHost,
    apiId: fixtures.apiId,
    appId: issued.party.app.id,
    appName: issued.party.app.name,
    basic: basic(credentials),
    code: issued.code.back.searchParams.get('code') ?? '',
    deviceCode: device.device_code,
    email: org.owner.email,
    foreignAppId: foreign.id,
    grantId: fixtures.grantId,
    idToken: issued.opaque.id_token,
    initialAccessTokenId: fixtures.initialAccessTokenId,
    jwt: issued.jwt.access_token,
    keyId: fixtures.keyId,
    managementToken: management.access_token,
    nativeAppId: native.app.id,
    passkeyId: fixtures.passkeyId,
    password: org.owner.password,
    personId: fixtures.person.id,
    publicKey: fixtures.publicKey,
    redirectUri: issued.party.redirectUri,
    refreshToken: issued.opaque.refresh_token,
    requestUri: await pushedRequest(native),
    resource: issued.api.identifier,
    scope: issued.api.scope,
    secret: credentials.secret,
    secretId: issued.party.secret.id,
    uid: uidOf(onward),
    userCode: device.user_code,
    'cookies:administrator': await cookiesOf(org.administrator),
    'cookies:owner': await cookiesOf(org.owner),
    'cookies:support': await cookiesOf(org.support),
    'cookies:foreignAdministrator': await cookiesOf(org.foreignAdministrator),
    'cookies:ceremony': question.status === 200 ? ceremony.cookieHeader() : '',
  }
}

async function pushedRequest(party: Party): Promise<string> {
  const { as, client, auth } = party
  const { url } = await authorizationRequest(party)
  const answer = await oauth.pushedAuthorizationRequest(
    as,
    client,
    auth,
    url.searchParams,
    INSECURE,
  )
  return (await oauth.processPushedAuthorizationResponse(as, client, answer)).request_uri
}

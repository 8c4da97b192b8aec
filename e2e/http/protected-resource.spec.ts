import { addApi } from '../harness/apis'
import { grantAccess, INSECURE, oauth, type Party, userInfo } from '../harness/relying-party'
import type { Server } from '../harness/server'
import { expect, test } from '../harness/test'

const metadataAt = ({ origin }: Server) =>
  `${origin}/.well-known/oauth-protected-resource/oauth2/userinfo`

/** The challenges of userinfo (RFC 6750 §3), parsed as a client does. */
async function challenges({ as, client }: Party, token: string) {
  const answer = await oauth.userInfoRequest(as, client, token, INSECURE)
  return oauth.processUserInfoResponse(as, client, oauth.skipSubjectCheck, answer).then(
    () => [],
    (error) =>
      error instanceof oauth.WWWAuthenticateChallengeError ? error.cause : Promise.reject(error),
  )
}

test('whoever is turned away at userinfo finds its metadata, and by it who gives its tokens', async ({
  server,
  deployment,
}) => {
  const { party, tokens } = await grantAccess(deployment)
  const [challenge] = await challenges(party, 'guessed')
  expect(challenge).toMatchObject({
    scheme: 'bearer',
    parameters: { error: 'invalid_token', resource_metadata: metadataAt(server) },
  })
  const resource = new URL(String(party.as.userinfo_endpoint))
  const found = await oauth.processResourceDiscoveryResponse(
    resource,
    await oauth.resourceDiscoveryRequest(resource, INSECURE),
  )
  expect(found.authorization_servers).toEqual([server.origin])
  const [issuer = ''] = found.authorization_servers ?? []
  const as = await oauth.processDiscoveryResponse(
    new URL(issuer),
    await oauth.discoveryRequest(new URL(issuer), INSECURE),
  )
  expect((await userInfo({ ...party, as }, tokens.access_token)).status).toBe(200)
})

test('who brings no token is told how to bring one, and of no mistake', async ({ server }) => {
  const answer = await fetch(`${server.origin}/oauth2/userinfo`)
  const metadata = `resource_metadata="${metadataAt(server)}"`
  expect(answer.status).toBe(401)
  expect(answer.headers.get('www-authenticate')).toBe(
    [
      `Bearer realm="${server.origin}", ${metadata}`,
      `DPoP realm="${server.origin}", algs="ES256 EdDSA Ed25519 PS256", ${metadata}`,
    ].join(', '),
  )
})

test('whoever is let in at userinfo reads no challenge', async ({ deployment }) => {
  const { party, tokens } = await grantAccess(deployment)
  const answer = await userInfo(party, tokens.access_token)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('www-authenticate')).toBeNull()
})

test('a token that may not read who somebody is has the scope named that it lacks', async ({
  deployment,
}) => {
  const { party, tokens } = await grantAccess(deployment, { changes: { scope: 'orders.read' } })
  const answer = await userInfo(party, tokens.access_token)
  expect(answer.status).toBe(403)
  const [challenge] = await challenges(party, tokens.access_token)
  expect(challenge).toMatchObject({
    parameters: { error: 'insufficient_scope', scope: 'openid' },
  })
})

test('a page on another site may read the metadata, and why it was turned away', async ({
  server,
}) => {
  const origin = 'https://elsewhere.example'
  const metadata = await fetch(metadataAt(server), { headers: { origin } })
  expect(metadata.headers.get('access-control-allow-origin')).toBe('*')
  const refused = await fetch(`${server.origin}/oauth2/userinfo`, {
    headers: { origin, authorization: 'Bearer guessed' },
  })
  expect(refused.headers.get('access-control-expose-headers')).toContain('WWW-Authenticate')
})

test('an API publishes its metadata on its own host, and here nobody learns that it exists', async ({
  cluster,
  server,
  org,
}) => {
  const api = await addApi(cluster.pool, org)
  const { pathname } = new URL(api.identifier)
  for (const path of [pathname, `/${encodeURIComponent(api.identifier)}`]) {
    const answer = await fetch(`${server.origin}/.well-known/oauth-protected-resource${path}`)
    expect(answer.status, path).toBe(404)
    expect(await answer.text()).not.toContain(api.scope)
  }
  const own = await (await fetch(metadataAt(server))).json()
  expect(own).toEqual({
    resource: `${server.origin}/oauth2/userinfo`,
    resource_name: 'Keyturn',
    authorization_servers: [server.origin],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    bearer_methods_supported: ['header'],
    dpop_signing_alg_values_supported: ['ES256', 'EdDSA', 'Ed25519', 'PS256'],
  })
})

import * as oauth from 'oauth4webapi'
import { expect, test } from '../testing/engine-test'

const insecure = { [oauth.allowInsecureRequests]: true }

for (const path of ['', '/oauth2/userinfo']) {
  test(`whoever meets ${path || 'the origin'} finds out who gives its tokens`, async ({
    engine,
  }) => {
    const resource = new URL(`${engine.origin}${path}`)
    const found = await oauth.processResourceDiscoveryResponse(
      resource,
      await oauth.resourceDiscoveryRequest(resource, insecure),
    )
    expect(found.authorization_servers).toEqual([engine.origin])
    expect(found.scopes_supported).toContain('openid')
  })
}

import { makeFixtures } from '../harness/access-matrix/fixtures'
import { expect, test } from '../harness/test'

test('a logo is kept by the browser of whoever may see it, and runs nothing', async ({
  server,
  org,
  deployment,
}) => {
  const { app } = await makeFixtures(deployment)
  const owner = await org.signIn(org.owner, server.origin)
  const { status, headers } = await owner.visit(`/apps/${app.id}/logo`)
  expect([status, headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(headers.get('cache-control')).toBe('private, max-age=3600')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(headers.get('x-content-type-options')).toBe('nosniff')

  const stranger = await org.signIn(org.foreignAdministrator, server.origin)
  const refused = await stranger.visit(`/apps/${app.id}/logo`)
  expect([refused.status, refused.headers.get('cache-control')]).toEqual([404, 'no-store'])
})

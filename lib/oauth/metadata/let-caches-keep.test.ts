import { expect, test } from '../testing/engine-test'

for (const path of [
  '/oauth2/jwks',
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
]) {
  test(`${path} may be kept, and whoever asks again is told that it is the same`, async ({
    engine,
  }) => {
    const first = await fetch(engine.origin + path)
    expect(first.headers.get('cache-control')).toBe(
      'public, max-age=600, stale-while-revalidate=1200',
    )
    const etag = first.headers.get('etag') ?? ''
    const again = await fetch(engine.origin + path, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(again.headers.get('etag')).toBe(etag)
    const other = await fetch(engine.origin + path, { headers: { 'if-none-match': '"another"' } })
    expect([other.status, await other.json()]).toEqual([200, await first.json()])
  })
}

import { FEED_DELAY_SECONDS } from '@/lib/audit/log/read-feed'
import { ACTORS } from '../harness/actors'
import { grantReading, read } from '../harness/management'
import { newSecret } from '../harness/portal'
import { expect, test } from '../harness/test'
import { askToken } from '../harness/token'

const lists = (items: Record<string, unknown>[]) => items.map(({ client_id }) => client_id)

test('a person’s app reads what they see: their apps, one of them, its secrets and its keys', async ({
  server,
  org,
  deployment,
}) => {
  const app = await org.addApp()
  const { id, secret } = await newSecret(await org.signIn(org.owner, server.origin), app.id)
  const { tokens } = await grantReading(deployment, org.owner)
  const get = (path: string) => read(server.origin, path, tokens.access_token)

  const list = await get('/apps')
  expect(list.status).toBe(200)
  expect(list.headers.get('cache-control')).toBe('no-store')
  expect(lists(list.body.items)).toContain(app.id)
  expect(list.body).toMatchObject({ is_more: false, next: null })

  const one = await get(`/apps/${encodeURIComponent(app.id)}`)
  expect(one.body).toMatchObject({ client_id: app.id, name: app.name, status: 'active' })

  const before = await get(`/apps/${app.id}/secrets`)
  expect(before.body.items).toMatchObject([{ id, slot: 1, status: 'active', last_use: null }])
  await askToken(server.origin, { clientId: app.id, secret })
  await expect
    .poll(async () => (await get(`/apps/${app.id}/secrets`)).body.items[0]?.last_use)
    .toMatchObject({ grant_type: 'client_credentials', at: expect.stringMatching(/Z$/) })
  const after = JSON.stringify((await get(`/apps/${app.id}/secrets`)).body)
  expect(after).not.toContain(secret.slice(0, -4))
  expect(after).not.toContain('digest')

  const keys = await get(`/apps/${app.id}/keys`)
  expect(keys.body).toEqual({ items: [], total: 0, jwks_uri: null, jwks_last_use: null })
})

test('everybody reads through an app exactly what they see in the portal', async ({
  server,
  org,
  deployment,
}) => {
  const app = await org.addApp()
  const seen: Record<string, number[]> = {}
  for (const who of ACTORS) {
    const token =
      who === 'stranger' ? 'nobody' : (await grantReading(deployment, org[who])).tokens.access_token
    const paths = [`/apps/${app.id}`, `/apps/${app.id}/secrets`, `/apps/${app.id}/keys`]
    seen[who] = await Promise.all(
      paths.map(async (path) => (await read(server.origin, path, token)).status),
    )
    const { body } = await read(server.origin, '/apps?size=100', token)
    expect(lists(body.items ?? []).includes(app.id), who).toBe(seen[who][0] === 200)
  }
  const [open, hidden, shut] = [200, 404, 401].map((status) => [status, status, status])
  expect(seen).toEqual({
    administrator: open,
    owner: open,
    member: open,
    support: open,
    otherDeveloper: hidden,
    foreignAdministrator: hidden,
    stranger: shut,
  })
})

test('an app of another organization answers exactly as one that does not exist', async ({
  server,
  org,
  deployment,
}) => {
  const foreign = await org.addApp({ foreign: true })
  const { tokens } = await grantReading(deployment, org.administrator)
  const ids = [foreign.id, `app_${'x'.repeat(20)}`, 'https://app.example/client.json', '%00', '..']
  for (const id of ids.map((one) => (one.startsWith('%') ? one : encodeURIComponent(one)))) {
    const answer = await fetch(`${server.origin}/api/v1/apps/${id}/secrets`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    if (id === '%00') {
      expect(answer.status).toBe(400)
      continue
    }
    expect(answer.status, id).toBe(404)
    expect(await answer.json(), id).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      code: 'not_found',
      detail: 'There is nothing here, or you may not see it.',
    })
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  }
})

test('a list is read page by page, by search and by state; a mistake in the query is told', async ({
  server,
  org,
  deployment,
}) => {
  const made = []
  for (const name of ['Amber', 'Basil', 'Coral']) made.push(await org.addApp({ name }))
  const { tokens } = await grantReading(deployment, org.owner)
  const get = (path: string) => read(server.origin, path, tokens.access_token)

  const found: unknown[] = []
  let next: string | null = `${server.origin}/api/v1/apps?size=1&type=machine`
  while (next) {
    const answer = await get(next.slice(`${server.origin}/api/v1`.length))
    found.push(...lists(answer.body.items))
    next = answer.body.next as string | null
    expect(answer.body).toMatchObject({ total: 3, is_more: false })
  }
  expect(found).toEqual(made.map(({ id }) => id))
  expect(lists((await get('/apps?search=basil')).body.items)).toEqual([made[1]?.id])
  expect((await get('/apps?secrets=none')).body.total).toBe(3)
  for (const wrong of ['size=101', 'size=0', 'after=x', 'status=dead', 'search=%00']) {
    const { status, body } = await get(`/apps?${wrong}`)
    const [name = ''] = wrong.split('=')
    expect([status, body.code, Object.keys(body.fields ?? {})], wrong).toEqual([
      422,
      'invalid_input',
      [name],
    ])
  }
})

test('a SIEM polls audit events with a scope of their own, and its cursor stays valid', async ({
  cluster,
  server,
  org,
  deployment,
}) => {
  const scope = 'openid offline_access keyturn.audit.read'
  const { tokens } = await grantReading(deployment, org.support, { scope })
  const app = await org.addApp()
  await newSecret(await org.signIn(org.owner, server.origin), app.id)
  // What is younger than that may still be joined by an older event.
  const past = new Date(Date.now() - (FEED_DELAY_SECONDS + 60) * 1000)
  await cluster.pool.query(
    `INSERT INTO audit_event (id, organization_id, at, actor_name, action, target_kind, target_id,
       target_name, app_id, address)
     SELECT audit_id_at($2::timestamptz + n * interval '1 second'), $1, $2, 'Ada', 'app.suspended',
       'app', $3, 'Desk', $3, '192.0.2.1'
     FROM generate_series(1, 3) AS n`,
    [org.organizationId, past, app.id],
  )
  const poll = (url: string) =>
    read(server.origin, url.replace(/^.*\/api\/v1/, ''), tokens.access_token)
  const first = await poll('/audit-events?size=2')
  expect(first.body.items).toMatchObject([
    { event: 'app.suspended', actor_name: 'Ada', app_id: app.id, sentence: 'suspended the app' },
    { event: 'app.suspended' },
  ])
  const second = await poll(String(first.body.next))
  expect(second.body.items).toHaveLength(1)
  const third = await poll(String(second.body.next))
  expect(third.body).toMatchObject({ items: [], next: second.body.next })
  const wrong = await poll('/audit-events?after=yesterday&size=2')
  expect([wrong.status, Object.keys(wrong.body.fields ?? {})]).toEqual([422, ['after']])
  const other = await grantReading(deployment, org.support)
  const refused = await read(server.origin, '/audit-events', other.tokens.access_token)
  expect([refused.status, refused.body.code]).toEqual([403, 'scope_missing'])
  expect(refused.headers.get('www-authenticate')).toContain('scope="audit:read"')
})

test('a large export comes whole, beside a client that has stopped reading', async ({
  cluster,
  server,
  org,
}) => {
  const session = await org.signIn(org.administrator, server.origin)
  // Of 200 MB; what has an address of its own is found by it.
  await cluster.pool.query(
    `INSERT INTO audit_event (id, organization_id, at, actor_name, action, target_kind, target_id,
       target_name, detail, address)
     SELECT (left(audit_id_at(now() - n * interval '1 second')::text, 14) || '7000-8000-000000000000')::uuid,
       $1, now(), 'Ada', 'app.suspended', 'app', 'app_1', 'Desk',
       jsonb_build_object('long', repeat(n::text || ' ', 900)), '198.51.100.200'
     FROM generate_series(1, 40000) AS n`,
    [org.organizationId],
  )
  const start = async () => {
    const address = new URL('/audit/export?format=jsonl&address=198.51.100.200', server.origin)
    const answer = await fetch(address, { headers: { cookie: session.cookieHeader() } })
    expect([answer.status, answer.headers.get('x-keyturn-total')]).toEqual([200, '40000'])
    return answer.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>
  }
  const stopped = await start()
  await stopped.read()
  const reader = await start()
  let [bytes, lines] = [0, 0]
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    bytes += piece.value.length
    for (const byte of piece.value) if (byte === 10) lines += 1
  }
  expect(lines).toBe(40_000)
  expect(bytes).toBeGreaterThan(150_000_000)
  await stopped.cancel()
})

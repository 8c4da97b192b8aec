import {
  attributesOf,
  type Collector,
  type SentSpan,
  startCollector,
} from '@/lib/traces/testing/collector'
import { startCluster } from '../harness/cluster'
import { makeOrg } from '../harness/fixtures'
import { newSecret } from '../harness/portal'
import { test as base, expect } from '../harness/test'
import { askToken, isAlive } from '../harness/token'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const CALLER = '00f067aa0ba902b7'
const COLLECTOR_KEY = 'key-of-the-collector'

type Line = { msg?: string; path?: string; status?: number; trace_id?: string }

/** A server that has written traces, was asked a few things, and has stopped. */
type Stopped = { collector: Collector; lines: Line[]; code: number | null; unsaid: string[] }

const test = base.extend<object, { stopped: Stopped }>({
  stopped: [
    async ({}, use) => {
      const collector = await startCollector()
      const cluster = await startCluster({
        processes: 1,
        env: {
          OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
          OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
          OTEL_EXPORTER_OTLP_HEADERS: `api-key=${COLLECTOR_KEY}`,
          OTEL_SERVICE_NAME: 'sign-in',
          OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
          OTEL_TRACES_SAMPLER: 'parentbased_always_on',
          // So long that what arrives was sent by the stop.
          OTEL_BSP_SCHEDULE_DELAY: '600000',
        },
      })
      const [server] = cluster.servers
      const unsaid = await ask(server.origin, await makeOrg(cluster))
      const code = await server.kill('SIGTERM')
      const lines = server
        .logs()
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Line)
      await use({ collector, lines, code, unsaid })
      collector.close()
      await cluster.end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

type Org = Awaited<ReturnType<typeof makeOrg>>

/** Asks for tokens, pages and more. Answers what no trace may hold. */
async function ask(origin: string, org: Org): Promise<string[]> {
  const { owner } = org
  const session = await org.signIn(owner, origin)
  const app = await org.addApp()
  const credentials = await newSecret(session, app.id)
  const traceparent = `00-${TRACE}-${CALLER}-01`
  const minted = await askToken(origin, credentials, { traceparent, tracestate: 'vendor=abc' })
  const token = String(minted.body.access_token)
  expect(await isAlive(origin, credentials, token)).toBe(true)
  const wrong = { ...credentials, secret: `${credentials.secret.slice(0, -1)}~` }
  await askToken(origin, wrong, { traceparent: `00-${'0'.repeat(32)}-${CALLER}-01` })
  await askToken(origin, credentials, { traceparent: `${traceparent}-${'x'.repeat(2000)}` })
  const query = '?code=in-the-query&state=in-the-state'
  for (const path of [`/apps/${app.id}/secrets`, '/in-the-path/here', '/oauth2/in-the-path']) {
    await session.visit(path + query)
  }
  await fetch(`${origin}/api/v1/apps/${app.id}${query}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  await fetch(`${origin}/readyz`)
  const ids = [owner.id, app.id, credentials.id, org.organizationId]
  const people = [owner.email, owner.name, owner.password, 'in-the-']
  return [credentials.secret, token, COLLECTOR_KEY, ...people, ...ids]
}

const named = (spans: SentSpan[], name: string) => spans.filter((span) => span.name === name)

const below = (spans: SentSpan[], { spanId }: SentSpan) =>
  spans.filter((span) => span.parentSpanId === spanId)

test('a token request is a span of the server with its queries below, in the trace of the caller', async ({
  stopped: { collector, lines },
}) => {
  const spans = collector.spans()
  const requests = named(spans, 'POST /oauth2/token')
  expect(requests).toHaveLength(3)
  const [first, ...others] = requests
  expect(first).toMatchObject({ kind: 2, traceId: TRACE, parentSpanId: CALLER })
  expect(attributesOf(first as SentSpan)).toEqual({
    'http.request.method': 'POST',
    'http.route': '/oauth2/token',
    'http.response.status_code': 200,
    'network.protocol.version': '1.1',
    'url.scheme': 'http',
  })
  const queries = below(spans, first as SentSpan)
  const asked = queries.map(({ name }) => name)
  expect(asked).toEqual(expect.arrayContaining(['look-up-app-and-secret', 'insert-artifacts']))
  for (const query of queries) {
    expect(query).toMatchObject({ kind: 3, traceId: TRACE })
    const summary = query.name
    expect(attributesOf(query)).toEqual({
      'db.system.name': 'postgresql',
      'db.query.summary': summary,
    })
  }
  // What cannot be read begins a trace of its own.
  for (const other of others) {
    expect(other.parentSpanId).toBeUndefined()
    expect(other.traceId).not.toBe(TRACE)
  }
  const logged = lines.filter(({ path, msg }) => path === '/oauth2/token' && msg === 'request')
  expect(logged.map((line) => line.trace_id)).toEqual(requests.map(({ traceId }) => traceId))
})

test('spans are named by routes, and hold no secret, no token, no person, no id and no query', async ({
  stopped: { collector, unsaid },
}) => {
  const names = new Set(collector.spans().map(({ name }) => name))
  for (const name of [
    'POST /oauth2/introspect',
    'GET /apps/[clientId]/secrets',
    'GET /api/v1/apps/{client_id}',
    'GET unknown',
    'transaction',
    'sweep sweepArtifacts',
  ]) {
    expect(names).toContain(name)
  }
  expect([...names].filter((name) => /readyz|health|static/.test(name))).toEqual([])
  const bodies = collector.received.map(({ body }) => body.toString()).join('\n')
  for (const text of unsaid) expect(bodies).not.toContain(text)
})

test('a stop sends what is left, as the standard settings say', async ({
  stopped: { collector, code },
}) => {
  expect(code).toBe(0)
  expect(collector.received.length).toBeGreaterThan(0)
  for (const { path, headers } of collector.received) {
    expect(path).toBe('/v1/traces')
    expect(headers).toMatchObject({
      'api-key': COLLECTOR_KEY,
      'content-type': 'application/json',
    })
  }
  expect(collector.resource()).toMatchObject({
    'service.name': 'sign-in',
    'service.version': expect.any(String),
    'service.instance.id': expect.any(String),
    'deployment.environment.name': 'test',
  })
})

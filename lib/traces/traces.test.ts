import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { readAdmitted } from '@/lib/admitted-networks'
import { config, provideConfig, readEnvironment } from '@/lib/config'
import { BATCHED, batch } from '@/lib/db/batch'
import { inTransaction } from '@/lib/db/client'
import { rowsOf } from '@/lib/db/statement'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { log } from '@/lib/log'
import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { providerFetch } from '@/lib/providers/openid/provider-fetch'
import { traced, tracing } from '@/lib/tracing'
import { startTracing } from './start-tracing'
import { type Collector, type SentSpan, startCollector } from './testing/collector'

const NOBODY = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }
const JSON_PROTOCOL = { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }

type Work = () => Promise<unknown>

/** Traces what `work` does, with these settings, and answers the spans. */
type Watch = (work: Work, settings?: Record<string, string>) => Promise<SentSpan[]>

const test = base.extend<{ collector: Collector; watch: Watch }>({
  collector: async ({ database: _database }, use) => {
    const collector = await startCollector()
    await use(collector)
    collector.close()
  },
  watch: async ({ collector }, use) => {
    const before = { ...process.env }
    await use(async (work, settings = {}) => {
      const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...JSON_PROTOCOL, ...settings }
      // OpenTelemetry's packages read them from here.
      Object.assign(process.env, env)
      const stop = await startTracing(readEnvironment(process.env))
      await work().finally(stop)
      return collector.spans()
    })
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  },
})

const SDK = /@opentelemetry\/(?!api\/)/
const loaded = () =>
  Object.keys(createRequire(import.meta.url).cache).filter((path) => SDK.test(path))

test('without an address nothing is loaded, and a step is only its work', async () => {
  const before = loaded()
  const disabled = {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
    OTEL_SDK_DISABLED: 'true',
  }
  for (const env of [{}, disabled]) {
    const stop = await startTracing(readEnvironment({ NODE_ENV: 'test', ...env }))
    expect(tracing()).toBeNull()
    expect(await traced({ name: 'a step', kind: 'internal' }, async (span) => span)).toBeNull()
    await stop()
  }
  expect(loaded()).toEqual(before)
})

const within = (work: Work) => traced({ name: 'all', kind: 'internal' }, work)
const names = (spans: SentSpan[]) => spans.map(({ name }) => name)

test('queries are shown below what asks for them, and outside of a trace not at all', async ({
  watch,
}) => {
  // The first query opens a connection, which has one of its own.
  await inTransaction((tx) => tx.person.findFirst())
  const spans = await watch(async () => {
    await rowsOf({ name: 'outside', text: 'SELECT 1' }, [])
    await within(() =>
      inTransaction(async (tx) => {
        await tx.person.findFirst()
        await tx.$queryRaw`SELECT ${'olive@example.com'}`
      }),
    )
    await within(() => rowsOf({ name: 'broken', text: 'SELECT $1::int' }, ['olive'])).catch(
      () => {},
    )
  })
  expect(names(spans)).not.toContain('outside')
  const [transaction] = spans.filter(({ name }) => name === 'transaction')
  const inside = spans.filter(({ parentSpanId }) => parentSpanId === transaction?.spanId)
  expect(names(inside)).toEqual(['BEGIN', 'SELECT person', 'SELECT', 'COMMIT'])
  const broken = spans.find(({ name }) => name === 'broken')
  expect(broken).toMatchObject({ kind: 3, status: { code: 2 } })
  expect(broken?.attributes).toContainEqual({ key: 'error.type', value: { stringValue: '22P02' } })
  // No id, which is hexadecimal, has this in it.
  expect(JSON.stringify(spans)).not.toContain('olive')
})

test('of a statement that several wait for, each trace shows the question', async ({ watch }) => {
  const statements: unknown[][] = []
  const ask = batch<number, number>({ ...BATCHED, name: 'double' }, async (questions) => {
    statements.push(questions)
    await rowsOf({ name: 'together', text: 'SELECT 1' }, [])
    return questions.map((n) => 2 * n)
  })
  const spans = await watch(() => Promise.all([1, 2].map((n) => within(() => ask(n)))))
  expect(statements).toEqual([[1, 2]])
  expect(names(spans).toSorted()).toEqual(['all', 'all', 'double', 'double'])
  expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(2)
})

/** A server on this machine, and what it was last told. */
async function listen() {
  let headers: IncomingHttpHeaders = {}
  const server = createServer((req, res) => {
    headers = req.headers
    res.writeHead(204).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}/path?code=1`, port, told: () => headers, server }
}

test('other servers are shown by their host, and only the provider of the environment is told', async ({
  watch,
}) => {
  const { address, port, told, server } = await listen()
  const admitted = readAdmitted(['127.0.0.1'])
  provideConfig({ ...config(), ...(admitted ? { admitted } : {}) })
  const seen: IncomingHttpHeaders[] = []
  const spans = await watch(async () => {
    await fetchForeign(address)
    seen.push(told())
    await providerFetch('admitted')(address, {})
    seen.push(told())
    await providerFetch('everywhere')(address, { headers: { accept: 'text/plain' } })
    seen.push(told())
    await fetchForeign('http://10.1.2.3/').catch(() => {})
  })
  server.close()
  const [first, second, third, refused] = spans
  expect([seen[0]?.traceparent, seen[1]?.traceparent]).toEqual([undefined, undefined])
  expect(seen[2]?.traceparent).toBe(`00-${third?.traceId}-${third?.spanId}-01`)
  expect(seen[2]?.accept).toBe('text/plain')
  for (const span of [first, second, third]) {
    expect(span).toMatchObject({ name: 'GET', kind: 3 })
    expect(span?.attributes).toEqual([
      { key: 'http.request.method', value: { stringValue: 'GET' } },
      { key: 'server.address', value: { stringValue: '127.0.0.1' } },
      { key: 'server.port', value: { intValue: port } },
      { key: 'http.response.status_code', value: { intValue: 204 } },
    ])
  }
  expect(refused?.status).toMatchObject({ code: 2 })
})

const SAMPLED = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` }

const beginAndEnd = async () => tracing()?.begin({ name: 'request', kind: 'server' }, SAMPLED).end()

test('a caller who is sampled is followed, unless the sampler or the propagators say otherwise', async ({
  collector,
  watch,
}) => {
  const none = { OTEL_TRACES_SAMPLER: 'parentbased_always_off' }
  expect(await watch(beginAndEnd, none)).toMatchObject([{ traceId: 'a'.repeat(32) }])
  collector.received.length = 0
  expect(await watch(beginAndEnd, { OTEL_TRACES_SAMPLER: 'always_off' })).toEqual([])
  const unheard = { ...none, OTEL_PROPAGATORS: 'none' }
  expect(await watch(beginAndEnd, unheard)).toEqual([])
  const all = { OTEL_TRACES_SAMPLER: 'always_on', OTEL_PROPAGATORS: 'none' }
  const [own] = await watch(beginAndEnd, all)
  expect(own?.traceId).not.toBe('a'.repeat(32))
  expect(own?.parentSpanId).toBeUndefined()
})

test('traces are sent as protobuf unless a setting says JSON', async ({ collector, watch }) => {
  const protobuf = { OTEL_EXPORTER_OTLP_PROTOCOL: '' }
  await watch(beginAndEnd, protobuf).catch(() => {})
  const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = collector.received
  expect(headers['content-type']).toBe('application/x-protobuf')
  expect(body.includes('request')).toBe(true)
})

test('a collector that is away costs its traces and a line of the log, and no stop', async ({
  watch,
}) => {
  const warned: string[] = []
  const { warn } = log
  log.warn = ((_: object, sentence: string) => warned.push(sentence)) as unknown as typeof warn
  const away = { ...NOBODY, OTEL_EXPORTER_OTLP_TIMEOUT: '500' }
  expect(await watch(beginAndEnd, away).finally(() => Object.assign(log, { warn }))).toEqual([])
  expect(warned).toEqual(['the last traces could not be sent'])
})

import { readEnvironment } from '@/lib/config'
import { startTracing } from '@/lib/traces/start-tracing'
import { attributesOf, startCollector } from '@/lib/traces/testing/collector'
import { expect, test } from './testing/server-under-test'

const SETTINGS = { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', OTEL_BSP_SCHEDULE_DELAY: '600000' }

test('a request is a step that ends with its answer, and its error line has the id of the trace', async ({
  server,
}) => {
  const collector = await startCollector()
  const before = { ...process.env }
  Object.assign(process.env, SETTINGS, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })
  const stop = await startTracing(readEnvironment())
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  await fetch(`${server.origin}/oauth2/register/app_1?code=2`, { headers: { traceparent } })
  await fetch(`${server.origin}/healthz`)
  await fetch(`${server.origin}/broken`, { headers: { traceparent: 'none', tracestate: 'a=b' } })
  await expect.poll(() => server.lines()).toHaveLength(1)
  await stop()
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  collector.close()
  const [first, second, ...others] = collector.spans().filter(({ kind }) => kind === 2)
  expect(others).toEqual([])
  expect(first).toMatchObject({
    name: 'GET /oauth2/register/{client_id}',
    kind: 2,
    traceId: 'a'.repeat(32),
    parentSpanId: 'b'.repeat(16),
    status: { code: 0 },
  })
  expect(second).toMatchObject({ name: 'GET pages', status: { code: 2 } })
  expect(second && attributesOf(second)).toMatchObject({
    'http.response.status_code': 500,
    'error.type': '500',
  })
  expect(server.lines()).toMatchObject([{ trace_id: second?.traceId, status: 500 }])
  // What Next asks this server for on behalf of the request is a part of the same trace.
  expect(server.seen().traceparent).toBe(`00-${second?.traceId}-${second?.spanId}-01`)
  expect(server.seen().tracestate).toBeUndefined()
})

import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

type Value = { stringValue?: string; intValue?: number }
type Attribute = { key: string; value: Value }

/** A span as OTLP has it in JSON. `kind`: 1 is internal, 2 a server's, 3 a client's. */
export type SentSpan = {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  status: { code: number }
  attributes: Attribute[]
}

type Received = { path: string; headers: IncomingHttpHeaders; body: Buffer }

/** What receives traces by OTLP over HTTP, as an OpenTelemetry Collector does. */
export type Collector = {
  url: string
  received: Received[]
  /** The spans so far, of bodies in JSON. */
  spans: () => SentSpan[]
  /** What they are of: the attributes of the resource. */
  resource: () => Record<string, string | number | undefined>
  close: () => void
}

/** Starts one on a free port. */
export async function startCollector(): Promise<Collector> {
  const received: Received[] = []
  const server = createServer(async (req, res) => {
    const body = await buffer(req)
    received.push({ path: req.url ?? '', headers: req.headers, body })
    res.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const resources = () =>
    received.flatMap(({ body }) => JSON.parse(body.toString()).resourceSpans as Resources)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    spans: () => resources().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    resource: () => attributesOf(resources()[0]?.resource ?? { attributes: [] }),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

type Resources = {
  resource: { attributes: Attribute[] }
  scopeSpans: { spans: SentSpan[] }[]
}[]

/** Attributes by their names. */
export function attributesOf({
  attributes,
}: {
  attributes: Attribute[]
}): Record<string, string | number | undefined> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]),
  )
}

import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { z } from 'zod'

type Version = { data: Record<string, unknown> | null; deleted: boolean }

/** A server that speaks KV version 2 as OpenBao 2.7 does, with one token and one AppRole. */
export type Kv2Server = {
  address: string
  /** By path: its versions, the first one first. */
  paths: Map<string, Version[]>
  /** Answers instead, where it is not null: to reads, or to writes. */
  failing: { GET: number | null; POST: number | null }
  /** Writes are done, and their answers are lost. */
  losing: boolean
  /** Runs after each write, before it is answered. */
  onWritten: () => unknown
  close: () => void
}

export const KV2_TOKEN = 's.root'
export const APP_ROLE = { roleId: 'role-1', secretId: 'secret-1' }

const put = z.object({
  options: z.object({ cas: z.int() }),
  data: z.record(z.string(), z.unknown()),
})

export async function startKv2(): Promise<Kv2Server> {
  const kv: Kv2Server = {
    address: '',
    paths: new Map(),
    failing: { GET: null, POST: null },
    losing: false,
    onWritten: () => {},
    close: () => server.close(),
  }
  const server = createServer(async (req, res) => {
    const [status, body] = await answerTo(kv, req)
    if (kv.losing && req.method === 'POST') return req.socket.destroy()
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  kv.address = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  return kv
}

async function answerTo(kv: Kv2Server, req: IncomingMessage): Promise<[number, unknown]> {
  const { method = 'GET', url = '', headers } = req
  const body = method === 'GET' ? null : await json(req)
  if (url === '/v1/auth/approle/login') {
    const { role_id, secret_id } = body as Record<string, string>
    const fits = role_id === APP_ROLE.roleId && secret_id === APP_ROLE.secretId
    return fits ? [200, { auth: { client_token: KV2_TOKEN } }] : [400, { errors: ['invalid'] }]
  }
  if (headers['x-vault-token'] !== KV2_TOKEN) return [403, { errors: ['permission denied'] }]
  const failing = method === 'GET' ? kv.failing.GET : kv.failing.POST
  if (failing) return [failing, { errors: [] }]
  const [, part, path = ''] = /^\/v1\/secret\/(data|delete)\/(.+)$/.exec(url) ?? []
  const versions = kv.paths.get(path) ?? []
  if (method === 'GET') return read(versions)
  if (part === 'delete') {
    for (const one of (body as { versions: number[] }).versions) {
      const version = versions[one - 1]
      if (version) version.deleted = true
    }
    return [204, null]
  }
  return write(kv, { path, versions, body })
}

function read(versions: Version[]): [number, unknown] {
  const last = versions.at(-1)
  const metadata = { version: versions.length }
  if (!last) return [404, { errors: [] }]
  return last.deleted
    ? [404, { data: { data: null, metadata } }]
    : [200, { data: { data: last.data, metadata } }]
}

async function write(
  kv: Kv2Server,
  { path, versions, body }: { path: string; versions: Version[]; body: unknown },
): Promise<[number, unknown]> {
  const { options, data } = put.parse(body)
  if (options.cas !== versions.length) {
    return [400, { errors: ['check-and-set parameter did not match the current version'] }]
  }
  kv.paths.set(path, [...versions, { data, deleted: false }])
  await kv.onWritten()
  return [200, { data: { version: versions.length + 1 } }]
}

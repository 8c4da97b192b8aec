import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'

type Stored = { resourceVersion: string; data: Record<string, string>; labels: object }

/** A server that keeps Secrets as the API server of Kubernetes does, for one service account. */
export type KubernetesServer = {
  address: string
  /** By `<namespace>/<name>`. */
  secrets: Map<string, Stored>
  close: () => void
}

export const SERVICE_ACCOUNT_TOKEN = 'eyJ.service.account'

export async function startKubernetes(): Promise<KubernetesServer> {
  const cluster: KubernetesServer = {
    address: '',
    secrets: new Map(),
    close: () => server.close(),
  }
  const server = createServer(async (req, res) => {
    const [status, body] = await answerTo(cluster, req)
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  cluster.address = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  return cluster
}

let versions = 100

const shown = ({ resourceVersion, data, labels }: Stored) => ({
  kind: 'Secret',
  metadata: { resourceVersion, labels },
  data,
})

async function answerTo(
  { secrets }: KubernetesServer,
  req: IncomingMessage,
): Promise<[number, unknown]> {
  const { method, url = '', headers } = req
  const sent = method === 'GET' ? {} : ((await json(req)) as Sent)
  if (headers.authorization !== `Bearer ${SERVICE_ACCOUNT_TOKEN}`) return [401, status(401)]
  const [, namespace, , name] =
    /^\/api\/v1\/namespaces\/([^/]+)\/secrets(\/([^/]+))?$/.exec(url) ?? []
  const key = `${namespace}/${name ?? sent.metadata?.name}`
  const stored = secrets.get(key)
  if (method === 'POST') {
    if (stored) return [409, status(409)]
    const made = { resourceVersion: String(++versions), data: sent.data as Made, labels: {} }
    secrets.set(key, made)
    return [201, shown(made)]
  }
  if (!stored) return [404, status(404)]
  if (method === 'GET') return [200, shown(stored)]
  const named = sent.metadata?.resourceVersion ?? sent.preconditions?.resourceVersion
  if (named !== stored.resourceVersion) return [409, status(409)]
  if (method === 'DELETE') {
    secrets.delete(key)
    return [200, status(200)]
  }
  if (headers['content-type'] !== 'application/merge-patch+json') return [415, status(415)]
  const merged = Object.entries({ ...stored.data, ...sent.data }).filter(([, one]) => one !== null)
  const changed = { ...stored, resourceVersion: String(++versions) }
  secrets.set(key, { ...changed, data: Object.fromEntries(merged) as Made })
  return [200, shown(secrets.get(key) ?? changed)]
}

type Made = Record<string, string>
type Sent = {
  metadata?: { name?: string; resourceVersion?: string }
  preconditions?: { resourceVersion?: string }
  data?: Record<string, string | null>
}

const status = (code: number) => ({ kind: 'Status', code })

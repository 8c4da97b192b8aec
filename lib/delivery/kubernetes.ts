import { z } from 'zod'
import { DeliveryFailed } from './delivery-failed'
import type { Cargo, Target, Undo } from './target'
import { refusedWith, targetFetch } from './target-fetch'

type Kubernetes = Extract<Target, { kind: 'kubernetes' }>

const stored = z.object({
  metadata: z.object({ resourceVersion: z.string() }),
  data: z.record(z.string(), z.string()).nullish(),
})
type Stored = z.output<typeof stored>

const base64 = (text: string) => Buffer.from(text).toString('base64')

/**
 * Writes a secret into a Secret of Kubernetes (only on the `resourceVersion` that was read, so that
 * nobody's write is lost), or makes that Secret; reads it back and compares. Other keys stay. Answers how
 * to undo it. Throws `DeliveryFailed`.
 */
export async function writeToKubernetes(target: Kubernetes, cargo: Cargo): Promise<Undo> {
  const before = await read(target)
  const { secretField, clientIdField } = target.settings
  const data: Record<string, string> = { [secretField]: base64(cargo.value.reveal()) }
  if (clientIdField) data[clientIdField] = base64(cargo.clientId)
  const undo = async (made: Stored) => {
    if (!before) return remove(target, made)
    const former = Object.keys(data).map((key) => [key, before.data?.[key] ?? null])
    await patch(target, made, Object.fromEntries(former))
  }
  const writing = before ? patch(target, before, data) : create(target, data)
  const written = await writing.catch((error: Error) => error)
  const back = await read(target).catch(() => null)
  const isThere = back?.data?.[secretField] === data[secretField]
  if (isThere && !(written instanceof Error)) return () => undo(written)
  // A write whose answer was lost may have been done all the same.
  const made = written instanceof Error ? (isThere ? back : null) : written
  if (made) await undo(made).catch(() => {})
  if (written instanceof Error) throw written
  throw new DeliveryFailed('It was written, but something else was there when it was read back.')
}

/** The value that is there now; null if there is none. Throws `DeliveryFailed`. */
export async function readFromKubernetes(target: Kubernetes): Promise<string | null> {
  const value = (await read(target))?.data?.[target.settings.secretField]
  return value === undefined ? null : Buffer.from(value, 'base64').toString()
}

function request(
  { settings, credential }: Kubernetes,
  of: {
    name: string
    method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
    body?: unknown
    type?: string
  },
) {
  const { address, namespace, ca } = settings
  const { name, method = 'GET', body, type = 'application/json' } = of
  return targetFetch(`${address}/api/v1/namespaces/${namespace}/secrets${name && `/${name}`}`, {
    method,
    headers: {
      authorization: `Bearer ${credential.reveal()}`,
      accept: 'application/json',
      'content-type': type,
    },
    ...(body === undefined ? {} : { body }),
    ca,
  })
}

async function read(target: Kubernetes): Promise<Stored | null> {
  const { status, json } = await request(target, { name: target.settings.path })
  if (status === 404) return null
  return accepted(status, json, 'The Secret could not be read')
}

async function create(target: Kubernetes, data: Record<string, string>): Promise<Stored> {
  const metadata = { name: target.settings.path }
  const body = { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', data }
  const { status, json } = await request(target, { name: '', method: 'POST', body })
  return accepted(status, json, 'The Secret could not be made')
}

/** Changes keys, and removes those that are null (RFC 7386). */
async function patch(
  target: Kubernetes,
  { metadata: { resourceVersion } }: Stored,
  data: Record<string, string | null>,
): Promise<Stored> {
  const { status, json } = await request(target, {
    name: target.settings.path,
    method: 'PATCH',
    type: 'application/merge-patch+json',
    body: { metadata: { resourceVersion }, data },
  })
  return accepted(status, json, 'The Secret could not be written')
}

async function remove(target: Kubernetes, { metadata }: Stored): Promise<void> {
  const { resourceVersion } = metadata
  const { status } = await request(target, {
    name: target.settings.path,
    method: 'DELETE',
    body: { preconditions: { resourceVersion } },
  })
  if (status >= 300) throw refusedWith(status, 'The Secret could not be taken back')
}

function accepted(status: number, json: unknown, what: string): Stored {
  const said = stored.safeParse(json)
  if (status >= 300 || !said.success) throw refusedWith(status, what)
  return said.data
}

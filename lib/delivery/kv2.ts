import { z } from 'zod'
import { DeliveryFailed } from './delivery-failed'
import type { Kv2Settings } from './delivery-target'
import type { Cargo, Target, Undo } from './target'
import { refusedWith, targetFetch } from './target-fetch'

type Kv2 = Extract<Target, { kind: 'kv2' }>

/** A deleted version is answered 404, with its metadata: the next write has to name it all the same. */
const version = z.object({
  data: z.object({
    data: z.record(z.string(), z.unknown()).nullish(),
    metadata: z.object({ version: z.int() }),
  }),
})
const answered = z.object({ data: z.object({ version: z.int() }) })
const login = z.object({ auth: z.object({ client_token: z.string() }) })

type Stored = { version: number; data: Record<string, unknown> | null }

/** One session at an OpenBao or Vault: its address and the headers that open it. */
type Session = { settings: Kv2Settings; headers: Record<string, string> }

/**
 * Writes a secret to KV version 2 (check-and-set on the version that was read, so that nobody's write is
 * lost), reads it back and compares. Other fields at the path stay. Answers how to undo it. Throws
 * `DeliveryFailed`.
 */
export async function writeToKv2(target: Kv2, cargo: Cargo): Promise<Undo> {
  const session = await open(target)
  const before = await read(session)
  const { secretField, clientIdField } = target.settings
  const data = { ...before.data, [secretField]: cargo.value.reveal() }
  if (clientIdField) data[clientIdField] = cargo.clientId
  const undo = async (made: number) => {
    if (before.data) await write(session, { cas: made, data: before.data })
    else await remove(session, made)
  }
  const written = await write(session, { cas: before.version, data }).catch((error: Error) => error)
  const back = await read(session).catch(() => null)
  const isThere = back?.data?.[secretField] === cargo.value.reveal()
  if (isThere && back.version === written) return () => undo(back.version)
  // A write whose answer was lost may have been done all the same.
  const made = written instanceof Error ? (isThere ? back.version : null) : written
  if (made !== null) await undo(made).catch(() => {})
  if (written instanceof Error) throw written
  throw new DeliveryFailed('It was written, but something else was there when it was read back.')
}

/** The value that is there now; null if there is none. Throws `DeliveryFailed`. */
export async function readFromKv2(target: Kv2): Promise<string | null> {
  const { data } = await read(await open(target))
  const value = data?.[target.settings.secretField]
  return typeof value === 'string' ? value : null
}

async function open({ settings, credential }: Kv2): Promise<Session> {
  const { namespace, appRoleMount, address, ca } = settings
  const headers: Record<string, string> = { 'x-vault-request': 'true' }
  if (namespace) headers['x-vault-namespace'] = namespace
  if (!appRoleMount) {
    return { settings, headers: { ...headers, 'x-vault-token': credential.reveal() } }
  }
  const [role_id = '', secret_id = ''] = credential.reveal().split(':')
  const { status, json } = await targetFetch(`${address}/v1/auth/${appRoleMount}/login`, {
    method: 'POST',
    headers,
    body: { role_id, secret_id },
    ca,
  })
  const said = login.safeParse(json)
  if (!said.success) throw refusedWith(status, 'The AppRole was refused')
  return { settings, headers: { ...headers, 'x-vault-token': said.data.auth.client_token } }
}

const at = ({ settings: { address, mount, path } }: Session, part: 'data' | 'delete') =>
  `${address}/v1/${mount}/${part}/${path}`

async function read(session: Session): Promise<Stored> {
  const { headers, settings } = session
  const { status, json } = await targetFetch(at(session, 'data'), { headers, ca: settings.ca })
  if (status !== 200 && status !== 404) throw refusedWith(status, 'The path could not be read')
  const said = version.safeParse(json)
  if (!said.success) return { version: 0, data: null }
  const { data, metadata } = said.data.data
  return { version: metadata.version, data: data ?? null }
}

/** Answers the version that it made. */
async function write(
  session: Session,
  { cas, data }: { cas: number; data: Record<string, unknown> },
): Promise<number> {
  const { headers, settings } = session
  const { status, json } = await targetFetch(at(session, 'data'), {
    method: 'POST',
    headers,
    body: { options: { cas }, data },
    ca: settings.ca,
  })
  const said = answered.safeParse(json)
  if (status !== 200 || !said.success) throw refusedWith(status, 'The path could not be written')
  return said.data.data.version
}

async function remove(session: Session, made: number): Promise<void> {
  const { headers, settings } = session
  const { status } = await targetFetch(at(session, 'delete'), {
    method: 'POST',
    headers,
    body: { versions: [made] },
    ca: settings.ca,
  })
  if (status >= 300) throw refusedWith(status, 'The version could not be taken back')
}

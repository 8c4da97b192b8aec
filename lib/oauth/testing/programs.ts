import { now, secondsAfter } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { newId, randomBase62 } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { DEFAULT_POLICY, type Policy } from '@/lib/policies/policy'
import { makeOrganization } from './apps'
import { type EngineUnderTest, expect } from './engine-test'

/** What a program says of its app: one for people, one for itself, one without a secret. */
export const WEB = {
  client_name: 'Robot',
  redirect_uris: ['https://robot.example/cb'],
  scope: 'a b',
}
export const MACHINE = { client_name: 'Robot', grant_types: ['client_credentials'], scope: 'a b' }
export const NATIVE = {
  client_name: 'Tool',
  redirect_uris: ['http://127.0.0.1/cb'],
  token_endpoint_auth_method: 'none',
}

/** Makes it the organization's policy, past the use cases. */
export async function setPolicy(organizationId: string, changes: Partial<Policy>): Promise<void> {
  const policy = { ...DEFAULT_POLICY, ...changes }
  const row = { ...policy, allowedGrantTypes: [...policy.allowedGrantTypes], updatedAt: now() }
  await db().policy.upsert({
    where: { organizationId },
    create: { organizationId, ...row },
    update: row,
  })
}

/** An organization that lets programs in, and a token for one. */
export async function welcome() {
  const { organizationId, ownerId: personId } = await makeOrganization()
  const createdAt = now()
  const membership = { organizationId, personId, role: 'administrator', createdAt } as const
  await db().membership.create({ data: membership })
  await setPolicy(organizationId, { dynamicRegistration: true })
  const token = `kt_iat_${randomBase62(43)}`
  await db().initialAccessToken.create({
    data: {
      id: newId('iat'),
      name: 'Deploy',
      organizationId,
      personId,
      createdAt,
      digest: new Uint8Array(sha256(token)),
      expiresAt: secondsAfter(createdAt, 600),
    },
  })
  return { organizationId, personId, token }
}

export type Told = Record<string, unknown>
type Ask = { token?: string; body?: unknown; headers?: Record<string, string> }

/** Asks with a bearer token, and with a body as JSON unless it is text. */
export async function send(method: string, url: string, { token, body, headers }: Ask) {
  const answer = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text ? (JSON.parse(text) as Told) : {} }
}

/** Registers an app. */
export const register = ({ origin }: EngineUnderTest, token: string, body: unknown) =>
  send('POST', `${origin}/oauth2/register`, { token, body })

/** An app that has registered itself, and how it comes back. */
export async function arrived(engine: EngineUnderTest, metadata: Told = MACHINE) {
  const home = await welcome()
  const { status, body } = await register(engine, home.token, metadata)
  expect(status).toBe(201)
  const url = String(body.registration_client_uri)
  const token = String(body.registration_access_token)
  const ask = (method: string, told?: Told) => send(method, url, { token, body: told })
  return { ...home, body, ask, url, appId: String(body.client_id) }
}

/** The app as it stands in the database. */
export const rowOf = (id: string) => db().app.findUniqueOrThrow({ where: { id } })

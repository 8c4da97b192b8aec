import { now, secondsAfter } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { newId, randomBase62 } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { writePolicy } from '@/lib/policies/testing/write-policy'
import { makeOrganization } from './apps'
import { type EngineUnderTest, expect } from './engine-test'
import { discover, type ForeignClient, oauth } from './foreign-client'

/** Metadata that programs register: for a web app, a machine and a native app. */
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

/** Writes the organization's policy straight into its table. */
export const setPolicy = writePolicy

/** An organization that allows dynamic registration, and an initial access token. */
export async function allowRegistration() {
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

export type Metadata = Record<string, unknown>
type SendOptions = { token?: string; body?: unknown; headers?: Record<string, string> }

/** One request with a bearer token. The body is sent as JSON, a string as it is. */
export async function send(method: string, url: string, { token, body, headers }: SendOptions) {
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
  return { status: answer.status, body: text ? (JSON.parse(text) as Metadata) : {} }
}

/** Registers an app. */
export const register = ({ origin }: EngineUnderTest, token: string, body: unknown) =>
  send('POST', `${origin}/oauth2/register`, { token, body })

/** An app that has registered itself, and `ask`, which reads, edits or deletes it (RFC 7592). */
export async function registeredApp(engine: EngineUnderTest, metadata: Metadata = MACHINE) {
  const allowed = await allowRegistration()
  const { status, body } = await register(engine, allowed.token, metadata)
  expect(status).toBe(201)
  const url = String(body.registration_client_uri)
  const token = String(body.registration_access_token)
  const ask = (method: string, body?: Metadata) => send(method, url, { token, body })
  return { ...allowed, body, ask, url, appId: String(body.client_id) }
}

/** The registered app as a client that signs people in, with its secret if it has one. */
export async function clientOf(
  { origin }: EngineUnderTest,
  { body }: { body: Metadata },
  redirectUri = String(WEB.redirect_uris[0]),
): Promise<ForeignClient> {
  const { client_id, client_secret: secret } = body
  return {
    as: await discover(origin),
    client: { client_id: String(client_id) },
    auth: secret === undefined ? oauth.None() : oauth.ClientSecretBasic(String(secret)),
    redirectUri,
  }
}

/** The app's row in the database. */
export const rowOf = (id: string) => db().app.findUniqueOrThrow({ where: { id } })

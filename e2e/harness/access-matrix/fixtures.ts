import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { newId } from '@/lib/crypto/random'
import { addScimToken, addWebhookRows, type WebhookRows } from '../connected-rows'
import type { Deployment } from '../deployment'
import { becomeFirst } from '../first-organization'
import type { Org, Person } from '../fixtures'
import { addImport } from '../import-row'
import { newSecret } from '../portal'
import { addProviderRow } from '../provider-row'
import type { Session } from '../session'

/** What an attempt acts on: an app with everything that it can have, and a person. */
export type Fixtures = {
  org: Org
  app: { id: string; name: string }
  secretId: string
  /** That the secret was issued. */
  eventId: string
  keyId: string
  keyName: string
  federatedId: string
  /** A public key that no app has. */
  publicKey: string
  /** A person of the first organization who is used for nothing else. */
  person: Person
  /** A passkey of that person. */
  passkeyId: string
  apiId: string
  apiName: string
  /** A stream of signals to an app that checks the tokens of the API. */
  streamId: string
  /** A scope of the API: the app waits for it for itself, and has it for people. */
  scope: string
  initialAccessTokenId: string
  calendarFeedId: string
  /** Imports whose one client waits: one is read, one started, one cancelled. */
  importIds: { read: string; started: string; cancelled: string }
  /** A change of the app that waits for approval. */
  approvalId: string
  allowedHost: string
  providerId: string
  providerDomain: string
  webhook: WebhookRows
  webhookOfTwo: WebhookRows
  scimTokenId: string
  /** The grant of the owner to the app. */
  grantId: string
}

const setters = new WeakMap<Org, Promise<Session>>()

/** An administrator who is used for nothing else, signed in once for each organization. */
function setterOf(org: Org, origin: string): Promise<Session> {
  const signIn = async () => org.signIn(await org.addPerson('Setter', 'administrator'), origin)
  const session = setters.get(org) ?? signIn()
  setters.set(org, session)
  return session
}

/** As after an hour: until then, caches may not know the key that follows. */
async function ageNextKeys(pool: Pool): Promise<void> {
  await pool.query(
    "UPDATE signing_key SET created_at = created_at - interval '1 hour' WHERE status = 'next'",
  )
}

/** Makes a new app with a secret, a key, a logo and a grant of its owner, an API and a person. */
export async function makeFixtures({ cluster, org, origin }: Deployment): Promise<Fixtures> {
  const { pool } = cluster
  await ageNextKeys(pool)
  await becomeFirst(pool, org)
  const app = await org.addApp()
  await pool.query("UPDATE app SET development_until = now() + interval '1 day' WHERE id = $1", [
    app.id,
  ])
  const { id: secretId } = await newSecret(await setterOf(org, origin), app.id)
  await pool.query("INSERT INTO app_logo (app_id, png, updated_at) VALUES ($1, '\\x89', now())", [
    app.id,
  ])
  const person = await org.addPerson('Nora Nobody', 'developer')
  const api = await addApi(pool, org.organizationId, app.id)
  const providerDomain = `${randomBytes(6).toString('hex')}.example`
  const eventId = await findEvent(pool, secretId)
  return {
    org,
    app,
    secretId,
    eventId,
    scimTokenId: await addScimToken(pool, org.organizationId),
    webhook: await addWebhookRows(pool, org.organizationId, { secrets: 1, eventId }),
    webhookOfTwo: await addWebhookRows(pool, org.organizationId, { secrets: 2, eventId }),
    person,
    publicKey: newPublicKey(),
    ...(await addKey(pool, app.id)),
    federatedId: await addFederated(pool, app.id),
    ...api,
    streamId: await addStream(pool, org, api.apiId),
    passkeyId: await addPasskey(pool, person.id),
    calendarFeedId: await addCalendarFeed(pool, org.organizationId, org.owner.id),
    importIds: {
      read: await addImport(pool, org),
      started: await addImport(pool, org),
      cancelled: await addImport(pool, org),
    },
    initialAccessTokenId: await addInitialAccessToken(pool, org.organizationId, person.id),
    providerId: await addProviderRow(cluster, org.organizationId, { domain: providerDomain }),
    providerDomain,
    approvalId: await addApproval(pool, org.organizationId, app.id),
    allowedHost: await allowHost(pool, org.organizationId, person.id),
    grantId: await addGrant(pool, app.id, org.owner.id),
  }
}

async function addApproval(pool: Pool, organizationId: string, appId: string): Promise<string> {
  const id = newId('apr')
  await pool.query(
    `INSERT INTO approval (id, organization_id, app_id, kind, change, asked_at, asked_by_id,
       asked_by_name) VALUES ($1, $2, $3, 'change', '{"addScopes": ["wider"]}', now(), $4, 'Nora')`,
    [id, organizationId, appId, 'psn_nobody'],
  )
  return id
}

function newPublicKey(): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return publicKey.export({ type: 'spki', format: 'pem' }).toString()
}

/** The receiver is an app that is used for nothing else. */
async function addStream(pool: Pool, org: Org, apiId: string): Promise<string> {
  const [{ id: appId }, id] = [await org.addApp(), newId('sig')]
  await pool.query(
    `INSERT INTO token_checker (id, organization_id, app_id, api_id, created_at)
     VALUES ($1, $2, $3, $4, now())`,
    [newId('chk'), org.organizationId, appId, apiId],
  )
  await pool.query(
    `INSERT INTO signal_stream (id, organization_id, app_id, delivery, events_requested, created_at, updated_at)
     VALUES ($1, $2, $3, 'poll', '{}', now(), now())`,
    [id, org.organizationId, appId],
  )
  return id
}

async function addKey(pool: Pool, appId: string): Promise<{ keyId: string; keyName: string }> {
  const [keyId, keyName] = [newId('key'), `Key ${newId('key')}`]
  await pool.query(
    `INSERT INTO app_key (id, app_id, thumbprint, kid, name, algorithm, jwk, created_at,
                          created_by_name)
     VALUES ($1, $2, $1, $1, $3, 'ES256', '{"kty":"EC","crv":"P-256","x":"x","y":"y"}', now(), 'X')`,
    [keyId, appId, keyName],
  )
  return { keyId, keyName }
}

async function addFederated(pool: Pool, appId: string): Promise<string> {
  const id = newId('fed')
  await pool.query(
    `INSERT INTO federated_credential (id, app_id, name, issuer, subject, claims, reusable, created_at,
                                       created_by_name)
     VALUES ($1, $2, $1, 'https://gitlab.com', 'project_path:acme/site', '{}', false, now(), 'X')`,
    [id, appId],
  )
  return id
}

async function addApi(
  pool: Pool,
  organizationId: string,
  appId: string,
): Promise<{ apiId: string; apiName: string; scope: string }> {
  const apiId = newId('api')
  const scope = `${apiId}.read`
  await pool.query(
    `INSERT INTO api (id, organization_id, identifier, name, token_format, token_ttl_seconds,
                      created_at, updated_at)
     VALUES ($1, $2, 'https://' || $1 || '.example', 'Name of ' || $1, 'opaque', 600, now(), now())`,
    [apiId, organizationId],
  )
  await pool.query(
    `INSERT INTO api_scope (organization_id, name, api_id, description) VALUES ($1, $2, $3, 'Read.')`,
    [organizationId, scope, apiId],
  )
  await pool.query('UPDATE app SET scopes = array_append(scopes, $2) WHERE id = $1', [appId, scope])
  return { apiId, apiName: `Name of ${apiId}`, scope }
}

async function addPasskey(pool: Pool, personId: string): Promise<string> {
  const id = randomBytes(16).toString('base64url')
  await pool.query(
    `INSERT INTO passkey (id, person_id, name, public_key, counter, transports, created_at)
     VALUES ($1, $2, 'Phone', '\\x00', 0, '{}', now())`,
    [id, personId],
  )
  return id
}

async function addCalendarFeed(
  pool: Pool,
  organizationId: string,
  personId: string,
): Promise<string> {
  const id = newId('cal')
  await pool.query(
    `INSERT INTO calendar_feed (digest, id, organization_id, person_id, name, created_at)
     VALUES ($1, $2, $3, $4, 'Team calendar', now())`,
    [randomBytes(32), id, organizationId, personId],
  )
  return id
}

async function addInitialAccessToken(
  pool: Pool,
  organizationId: string,
  personId: string,
): Promise<string> {
  const id = newId('iat')
  await pool.query(
    `INSERT INTO initial_access_token (digest, id, organization_id, person_id, name, created_at,
                                       expires_at)
     VALUES ($1, $2, $3, $4, 'Pipeline', now(), now() + interval '1 day')`,
    [randomBytes(32), id, organizationId, personId],
  )
  return id
}

async function allowHost(pool: Pool, organizationId: string, personId: string): Promise<string> {
  const host = `${randomBytes(8).toString('hex')}.example`
  await pool.query(
    `INSERT INTO admitted_host (organization_id, host, person_id, created_at)
     VALUES ($1, $2, $3, now())`,
    [organizationId, host, personId],
  )
  return host
}

async function addGrant(pool: Pool, appId: string, personId: string): Promise<string> {
  const id = newId('grt')
  await pool.query(
    `INSERT INTO app_grant (digest, id, person_id, app_id, scopes, sealed, created_at, updated_at)
     VALUES ($1, $2, $3, $4, '{openid}', '\\x00', now(), now())`,
    [randomBytes(32), id, personId, appId],
  )
  return id
}

async function findEvent(pool: Pool, targetId: string): Promise<string> {
  const { rows } = await pool.query('SELECT id FROM audit_event WHERE target_id = $1', [targetId])
  return rows[0]?.id
}

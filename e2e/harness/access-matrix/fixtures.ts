import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { addScimToken, addWebhookRows, type WebhookRows } from '../connected-rows'
import type { Deployment } from '../deployment'
import { becomeFirst } from '../first-organization'
import type { Org, Person } from '../fixtures'
import { addImport } from '../import-row'
import { addProviderRow } from '../provider-row'
import {
  addApproval,
  addFederated,
  addGrant,
  addKey,
  addSecret,
  addStream,
  newPublicKey,
} from './app-rows'
import {
  addApi,
  addCalendarFeed,
  addInitialAccessToken,
  addPasskey,
  allowHost,
} from './organization-rows'

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

/** As after an hour: until then, caches may not know the key that follows. */
async function ageNextKeys(pool: Pool): Promise<void> {
  await pool.query(
    "UPDATE signing_key SET created_at = created_at - interval '1 hour' WHERE status = 'next'",
  )
}

/** Makes a new app with a secret, a key, a logo and a grant of its owner, an API and a person. */
export async function makeFixtures({ cluster, org }: Deployment): Promise<Fixtures> {
  const { pool } = cluster
  await ageNextKeys(pool)
  await becomeFirst(pool, org)
  const app = await org.addApp()
  await pool.query("UPDATE app SET development_until = now() + interval '1 day' WHERE id = $1", [
    app.id,
  ])
  await pool.query("INSERT INTO app_logo (app_id, png, updated_at) VALUES ($1, '\\x89', now())", [
    app.id,
  ])
  const person = await org.addPerson('Nora Nobody', 'developer')
  const api = await addApi(pool, org.organizationId, app.id)
  const providerDomain = `${randomBytes(6).toString('hex')}.example`
  const { secretId, eventId } = await addSecret(pool, org, app.id)
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

import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { newId } from '@/lib/crypto/random'
import type { Character, Story } from '../fixtures'
import { newSecret } from '../portal'

/** What an attempt has before its eyes: an app with a life, and a person, both untouched so far. */
export type Scene = {
  story: Story
  app: { id: string; name: string }
  secretId: string
  keyId: string
  keyName: string
  /** A public key that no app has. */
  publicKey: string
  /** Somebody of the first organization whom nobody else needs. */
  person: Character
  /** A passkey of theirs. */
  passkeyId: string
  apiId: string
  apiName: string
  initialAccessTokenId: string
  allowedHost: string
  /** What the owner allowed the app. */
  grantId: string
}

/** A new app with a secret, a key and a logo, let in by its owner; an API, and a new person. */
export async function setScene(pool: Pool, story: Story, origin: string): Promise<Scene> {
  const app = await story.addApp()
  const administrator = await story.addPerson('Setter', 'administrator')
  const session = await story.signIn(administrator, origin)
  const { id: secretId } = await newSecret(session, app.id)
  await pool.query("INSERT INTO app_logo (app_id, png, updated_at) VALUES ($1, '\\x89', now())", [
    app.id,
  ])
  const person = await story.addPerson('Nora Nobody', 'developer')
  return {
    story,
    app,
    secretId,
    person,
    publicKey: newPublicKey(),
    ...(await addKey(pool, app.id)),
    ...(await addApi(pool, story.organizationId)),
    passkeyId: await addPasskey(pool, person.id),
    initialAccessTokenId: await addInitialAccessToken(pool, story.organizationId, person.id),
    allowedHost: await allowHost(pool, story.organizationId, person.id),
    grantId: await addGrant(pool, app.id, story.owner.id),
  }
}

function newPublicKey(): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return publicKey.export({ type: 'spki', format: 'pem' }).toString()
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

async function addApi(
  pool: Pool,
  organizationId: string,
): Promise<{ apiId: string; apiName: string }> {
  const apiId = newId('api')
  await pool.query(
    `INSERT INTO api (id, organization_id, identifier, name, token_format, token_ttl_seconds,
                      created_at, updated_at)
     VALUES ($1, $2, 'https://' || $1 || '.example', 'Name of ' || $1, 'opaque', 600, now(), now())`,
    [apiId, organizationId],
  )
  return { apiId, apiName: `Name of ${apiId}` }
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

// What the rotators beside this file ask of Keyturn. KEYTURN is its address; KEYTURN_TOKEN is an access token
// with secrets:issue and secrets:revoke.
import { env } from 'node:process'

/** Makes a second secret. `key` lets a repeated call be recognised. Answers its id and its value. */
export async function createSecret(clientId, name, key) {
  const made = await call(`/apps/${clientId}/secrets`, { name, expires_in_days: null }, key)
  return { client_id: clientId, client_secret: made.value, secret_id: made.id }
}

/** Throws unless the secret gets a token. */
export async function testSecret({ client_id, client_secret }) {
  const pair = Buffer.from(`${client_id}:${client_secret}`).toString('base64')
  const answer = await fetch(`${env.KEYTURN}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${pair}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  if (!answer.ok) throw new Error(`the new secret gets no token: ${answer.status}`)
}

/** Revokes a secret by its id; its tokens run out by themselves. One that has ended already is fine. */
export async function revokeSecret({ client_id, secret_id }) {
  const path = `/apps/${client_id}/secrets/${secret_id}/revoke`
  await call(path, { end_tokens: false, reason: 'replaced' }, undefined, ['secret_not_active'])
}

async function call(path, body, key = crypto.randomUUID(), fine = []) {
  const answer = await fetch(`${env.KEYTURN}/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${env.KEYTURN_TOKEN}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
  })
  const said = await answer.json()
  if (!answer.ok && !fine.includes(said.code)) throw new Error(`${answer.status} ${said.code}`)
  return said
}

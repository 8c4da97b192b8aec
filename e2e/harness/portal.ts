import type { Pool } from 'pg'
import type { SecretView } from '@/lib/secrets/secret'
import { type ActionAnswer, callAction } from './action'
import type { Session } from './session'
import type { Credentials } from './token'

/** The answer to generating and regenerating: the only one that carries the value. */
export type Issued = { secret: SecretView; value: string }

const secretsPage = (appId: string) => `/apps/${appId}/secrets`

let generated = 0

/** Generates a secret, as the dialog does. The names of an app's active secrets differ. */
export function generate(
  session: Session,
  appId: string,
  form: { name: string; expiresAt: string } = { name: deployment(), expiresAt: '180' },
): Promise<ActionAnswer<Issued>> {
  return callAction(session, secretsPage(appId), 'secrets/issue', appId, form)
}

function deployment(): string {
  generated += 1
  return `Deployment ${generated}`
}

/** Revokes a secret, with the app's name typed. */
export function revoke(
  session: Session,
  app: { id: string; name: string },
  secretId: string,
  choice: { endTokens?: boolean; reason?: string } = {},
): Promise<ActionAnswer> {
  const form = { secretId, typedName: app.name, ...choice }
  return callAction(session, secretsPage(app.id), 'secrets/revoke', app.id, form)
}

/** Regenerates the secrets, with the app's name typed. */
export function regenerate(
  session: Session,
  app: { id: string; name: string },
): Promise<ActionAnswer<Issued>> {
  const form = { name: 'After the leak', expiresAt: '180', typedName: app.name }
  return callAction(session, secretsPage(app.id), 'secrets/regenerate', app.id, form)
}

/** The value of an answer. Throws when it is a refusal. */
export function granted<T>(answered: ActionAnswer<T>): T {
  if (answered.answer?.ok) return answered.answer.value
  throw new Error(`refused: ${answered.status} ${JSON.stringify(answered.answer)}`)
}

/** A new secret of the app, as credentials for a terminal. */
export async function newSecret(
  session: Session,
  appId: string,
): Promise<Credentials & { id: string }> {
  const issued = granted(await generate(session, appId))
  return { clientId: appId, secret: issued.value, id: issued.secret.id }
}

/** How often each action occurs in the audit log of one app. */
export async function auditedSecretEvents(
  pool: Pool,
  appId: string,
): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ action: string; times: number }>(
    `SELECT action, count(*)::int AS times FROM audit_event
     WHERE target_id = $1 OR detail->>'appId' = $1 GROUP BY action`,
    [appId],
  )
  return Object.fromEntries(rows.map((row) => [row.action, row.times]))
}

import { change, rowsOf, type Statement } from '@/lib/db/statement'

/** A public key of an app, for verification. */
export type ClientKey = {
  id: string
  kid: string
  algorithm: string
  jwk: Record<string, unknown>
}

const FIND_KEYS: Statement = {
  name: 'find-client-keys',
  text: `SELECT id, kid, algorithm, jwk FROM app_key
    WHERE app_id = $1 AND ($2::text IS NULL OR kid = $2) ORDER BY created_at DESC, id`,
}

/** The app's public keys: the one that an assertion names, or all if it names none. */
export function findClientKeys(appId: string, kid: string | null): Promise<ClientKey[]> {
  return rowsOf<ClientKey>(FIND_KEYS, [appId, kid])
}

const REMEMBER_ONCE: Statement = {
  name: 'remember-once',
  text: `
    INSERT INTO artifact (digest, kind, created_at, expires_at)
    VALUES ($1, 'ReplayDetection', $2, to_timestamp($3::float8)) ON CONFLICT (digest) DO NOTHING`,
}

/** Stores a value until `expiresSeconds` (since 1970); false if it is stored already. */
export async function rememberOnce(
  digest: Buffer,
  at: Date,
  expiresSeconds: number,
): Promise<boolean> {
  return (await change(REMEMBER_ONCE, [digest, at.toISOString(), expiresSeconds])) === 1
}

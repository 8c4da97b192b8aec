import type { Tx } from '@/lib/db/client'
import type { KeyUse } from './note-key-use'
import { KEPT_OF } from './usage'

/** A federated credential that was used for the first time, and its app. */
export type FirstUsed = {
  id: string
  name: string
  issuer: string
  subject: string
  address: string
  appId: string
  appName: string
  organizationId: string
}

/**
 * Writes the last uses of federated credentials, in the order of their ids, so that two processes never
 * deadlock; a use only moves forward, and one of a credential that is gone is dropped. Answers those
 * that had no use before.
 */
export function writeFederatedUses(tx: Tx, uses: readonly KeyUse[]): Promise<FirstUsed[]> {
  return tx.$queryRaw<FirstUsed[]>`
    WITH q AS (
      SELECT * FROM unnest(${uses.map(({ keyId }) => keyId)}::text[],
        ${uses.map(({ at }) => at)}::timestamptz[], ${uses.map(({ address }) => address)}::text[],
        ${uses.map(({ userAgent }) => userAgent.slice(0, KEPT_OF.userAgent))}::text[],
        ${uses.map(({ grantType }) => grantType)}::text[])
      AS q(credential_id, at, address, user_agent, grant_type)),
    written AS (
      INSERT INTO federated_credential_use AS u (credential_id, first_used_at, last_used_at,
        last_address, last_user_agent, last_grant_type)
      SELECT q.credential_id, at, at, address, user_agent, grant_type
      FROM q JOIN federated_credential f ON f.id = q.credential_id
      ORDER BY q.credential_id
      ON CONFLICT (credential_id) DO UPDATE SET
        last_used_at = excluded.last_used_at, last_address = excluded.last_address,
        last_user_agent = excluded.last_user_agent, last_grant_type = excluded.last_grant_type
      WHERE u.last_used_at < excluded.last_used_at
      RETURNING u.credential_id, u.xmax = 0 AS is_first)
    SELECT f.id, f.name, f.issuer, f.subject, q.address, app.id AS "appId", app.name AS "appName",
      app.organization_id AS "organizationId"
    FROM written JOIN q USING (credential_id)
    JOIN federated_credential f ON f.id = written.credential_id
    JOIN app ON app.id = f.app_id
    WHERE written.is_first`
}

import type { Tx } from '@/lib/db/client'

/** Which kinds any organization wants to have row by row. */
export async function findWanted(tx: Tx): Promise<{ authenticated: boolean; refused: boolean }> {
  const [row] = await tx.$queryRaw<{ authenticated: boolean; refused: boolean }[]>`
    SELECT coalesce(bool_or(audit_token_rows), false) AS authenticated,
      coalesce(bool_or(audit_refused_rows), false) AS refused
    FROM policy`
  return row ?? { authenticated: false, refused: false }
}

/** An app, and what its organization wants to have row by row. */
export type AppOfRow = {
  id: string
  name: string
  organizationId: string
  authenticated: boolean
  refused: boolean
}

/** Those of these apps that are there, and have a policy. */
export function findAppsOfRows(tx: Tx, appIds: string[]): Promise<AppOfRow[]> {
  return tx.$queryRaw`
    SELECT app.id, app.name, app.organization_id AS "organizationId",
      policy.audit_token_rows AS authenticated, policy.audit_refused_rows AS refused
    FROM app JOIN policy ON policy.organization_id = app.organization_id
    WHERE app.id = ANY(${appIds}::text[])`
}

import { NO_ORIGIN } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { db, inTransaction, type Tx } from '@/lib/db/client'
import type { ExactRow } from './exact-rows'

/** Which kinds any organization wants to have row by row. */
export async function findWhoWantsExactRows(): Promise<{
  authenticated: boolean
  refused: boolean
}> {
  const [row] = await db().$queryRaw<{ authenticated: boolean; refused: boolean }[]>`
    SELECT coalesce(bool_or(audit_token_rows), false) AS authenticated,
      coalesce(bool_or(audit_refused_rows), false) AS refused
    FROM policy`
  return row ?? { authenticated: false, refused: false }
}

type AppOfRow = {
  id: string
  name: string
  organizationId: string
  tokens: boolean
  refused: boolean
}

/** Writes the rows whose organization wants them, in one transaction. */
export async function recordExactRows(rows: readonly ExactRow[]): Promise<void> {
  await inTransaction(async (tx) => {
    const apps = await findApps(tx, [...new Set(rows.map(({ appId }) => appId))])
    for (const row of rows) {
      const app = apps.get(row.appId)
      if (app && (row.kind === 'refused' ? app.refused : app.tokens)) await record(tx, app, row)
    }
  })
}

async function findApps(tx: Tx, appIds: string[]): Promise<Map<string, AppOfRow>> {
  const apps = await tx.$queryRaw<AppOfRow[]>`
    SELECT app.id, app.name, app.organization_id AS "organizationId",
      policy.audit_token_rows AS tokens, policy.audit_refused_rows AS refused
    FROM app JOIN policy ON policy.organization_id = app.organization_id
    WHERE app.id = ANY(${appIds}::text[])`
  return new Map(apps.map((app) => [app.id, app]))
}

/** The app acts for itself: its name stands where a person's would. */
async function record(tx: Tx, app: AppOfRow, row: ExactRow): Promise<void> {
  const { address, userAgent, requestId } = row
  const origin = { ...NO_ORIGIN, address, userAgent, requestId }
  const actor = { organizationId: app.organizationId, personName: app.name, origin }
  const target = { kind: 'app', id: app.id, name: app.name } as const
  if (row.kind === 'refused') {
    const { cause, credentialId, proven } = row
    const detail = { cause, credentialId, proven }
    return recordEvent(tx, actor, 'client.refused', { target, detail })
  }
  const { credentialId, grantType } = row
  await recordEvent(tx, actor, 'client.authenticated', {
    target,
    detail: { credentialId, grantType },
  })
}

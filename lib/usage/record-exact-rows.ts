import { NO_ORIGIN } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction, type Tx } from '@/lib/db/client'
import { type AppOfRow, findAppsOfRows } from './exact-row-store'
import type { ExactRow } from './note-exact-row'

/** Writes the rows whose organization wants them, in one transaction. */
export async function recordExactRows(rows: readonly ExactRow[]): Promise<void> {
  await inTransaction(async (tx) => {
    const found = await findAppsOfRows(tx, [...new Set(rows.map(({ appId }) => appId))])
    const apps = new Map(found.map((app) => [app.id, app]))
    for (const row of rows) {
      const app = apps.get(row.appId)
      if (app?.[row.kind]) await record(tx, app, row)
    }
  })
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
  const detail = { credentialId, grantType }
  await recordEvent(tx, actor, 'client.authenticated', { target, detail })
}

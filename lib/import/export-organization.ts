import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { csvRecord } from '@/lib/csv'
import { db, inTransaction } from '@/lib/db/client'
import { findOrganizationName } from '@/lib/organizations/find-organization-name'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { type ExportedApp, findExportedApps, findExportedRest } from './export-store'

export type ExportFormat = 'json' | 'csv'

const APPS_AT_ONCE = 200

/** In CSV, in the columns that an import reads. */
const COLUMNS = {
  client_id: (app: ExportedApp) => app.client_id,
  client_name: (app: ExportedApp) => app.name,
  type: (app: ExportedApp) => app.type,
  owner_email: (app: ExportedApp) => app.owner_email,
  redirect_uris: (app: ExportedApp) => app.redirect_uris.join(' '),
  scope: (app: ExportedApp) => app.scopes.join(' '),
  description: (app: ExportedApp) => app.description,
  contact_email: (app: ExportedApp) => app.contact_email,
  client_uri: (app: ExportedApp) => app.website_url,
}

/**
 * Everything of the organization but values, piece by piece: as JSON the apps with members, permissions,
 * keys and what is known of their secrets, and people, APIs and policies; as CSV the apps. Neither a
 * secret nor a digest is in it. Recorded in the audit log. Refuses with `forbidden` for whoever is no
 * administrator, and `step_up_required`.
 */
export async function exportOrganization(
  actor: Actor,
  format: ExportFormat,
): Promise<AsyncGenerator<string, void, void>> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const { organizationId } = actor
  await inTransaction(async (tx) => {
    const name = await findOrganizationName(tx, organizationId)
    const target = { kind: 'organization', id: organizationId, name } as const
    await recordEvent(tx, actor, 'organization.exported', { target, detail: { format } })
  })
  return format === 'csv' ? inCsv(organizationId) : inJson(organizationId)
}

async function* inCsv(organizationId: string): AsyncGenerator<string, void, void> {
  yield csvRecord(Object.keys(COLUMNS))
  for await (const apps of appsOf(organizationId)) {
    const record = (app: ExportedApp) => csvRecord(Object.values(COLUMNS).map((of) => of(app)))
    yield apps.map(record).join('')
  }
}

async function* inJson(organizationId: string): AsyncGenerator<string, void, void> {
  const begun = { format: 'keyturn-export-1', exported_at: now().toISOString() }
  const rest = await findExportedRest(db(), organizationId)
  yield `${JSON.stringify(Object.assign(begun, rest)).slice(0, -1)},"clients":[`
  let separator = '\n'
  for await (const apps of appsOf(organizationId)) {
    yield separator + apps.map((app) => JSON.stringify(app)).join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}

async function* appsOf(organizationId: string): AsyncGenerator<ExportedApp[], void, void> {
  for (let after = ''; ; ) {
    const apps = await findExportedApps(db(), { organizationId, after, take: APPS_AT_ONCE })
    const last = apps.at(-1)
    if (!last) return
    yield apps
    after = last.client_id
  }
}

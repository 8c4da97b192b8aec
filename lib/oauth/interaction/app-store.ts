import { APP_IN_SERVICE } from '@/lib/apps/in-service'
import { rowsOf, type Statement } from '@/lib/db/statement'
import type { InteractionApp } from './interaction'

/** An app as people see it, and its organization. */
export type Introduced = { app: InteractionApp; organizationId: string }

const INTRODUCE: Statement = {
  name: 'introduce-app',
  text: `
    SELECT app.id, app.name, app.company, app.description, app.website_url AS "websiteUrl",
      app.terms_url AS "termsUrl", app.privacy_url AS "privacyUrl", owner.name AS "ownerName",
      organization.name AS "organizationName", app.verified_at IS NOT NULL AS verified,
      logo.updated_at AS "logoUpdatedAt", app.source, app.organization_id AS "organizationId"
    FROM app
    JOIN organization ON organization.id = app.organization_id
    JOIN person owner ON owner.id = app.owner_id
    LEFT JOIN app_logo logo ON logo.app_id = app.id
    WHERE app.id = $1 AND ${APP_IN_SERVICE}`,
}

/** What people are told about an app that asks for consent; null if it is out of service. */
export async function introduceApp(appId: string): Promise<Introduced | null> {
  type Row = InteractionApp & { organizationId: string }
  const [row] = await rowsOf<Row>(INTRODUCE, [appId])
  if (!row) return null
  const { organizationId, ...app } = row
  return { app, organizationId }
}

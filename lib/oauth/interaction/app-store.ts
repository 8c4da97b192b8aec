import { isInDevelopment } from '@/lib/apps/fields/development'
import { APP_IN_SERVICE } from '@/lib/apps/in-service'
import { rowsOf, type Statement } from '@/lib/db/statement'
import type { ToldOfMembership } from '@/lib/people/claims'
import type { InteractionApp } from './interaction'

/** An app as people see it, and its organization. */
export type Introduced = ToldOfMembership & { app: InteractionApp; organizationId: string }

const INTRODUCE: Statement = {
  name: 'introduce-app',
  text: `
    SELECT app.id, app.name, app.company, app.description, app.website_url AS "websiteUrl",
      app.terms_url AS "termsUrl", app.privacy_url AS "privacyUrl", owner.name AS "ownerName",
      organization.name AS "organizationName", app.verified_at IS NOT NULL AS verified,
      logo.updated_at AS "logoUpdatedAt", app.source,
      app.development_until AS "developmentUntil", app.role_claim AS "roleClaim",
      app.organization_claim AS "organizationClaim",
      app.organization_id AS "organizationId"
    FROM app
    JOIN organization ON organization.id = app.organization_id
    JOIN person owner ON owner.id = app.owner_id
    LEFT JOIN app_logo logo ON logo.app_id = app.id
    WHERE app.id = $1 AND ${APP_IN_SERVICE}`,
}

type Row = Omit<InteractionApp, 'inDevelopment'> &
  Omit<Introduced, 'app'> & { developmentUntil: Date | null }

/** What people are told about an app that asks for consent; null if it is out of service. */
export async function introduceApp(appId: string): Promise<Introduced | null> {
  const [row] = await rowsOf<Row>(INTRODUCE, [appId])
  if (!row) return null
  const { organizationId, organizationClaim, roleClaim, developmentUntil, ...about } = row
  const app = { ...about, inDevelopment: isInDevelopment({ developmentUntil }) }
  return { app, organizationId, organizationClaim, roleClaim }
}

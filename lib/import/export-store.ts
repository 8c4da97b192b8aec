import type { Tx } from '@/lib/db/client'

/** An app with everything that hangs on it, in the names of the database, without any digest or value. */
export type ExportedApp = {
  client_id: string
  name: string
  type: string
  owner_email: string
  redirect_uris: string[]
  scopes: string[]
  description: string
  contact_email: string | null
  website_url: string | null
} & Record<string, unknown>

/** The next apps of the organization behind this id. What is stored of a secret is what people see of it. */
export async function findExportedApps(
  tx: Tx,
  { organizationId, after, take }: { organizationId: string; after: string; take: number },
): Promise<ExportedApp[]> {
  const rows = await tx.$queryRaw<{ app: ExportedApp }[]>`
    SELECT to_jsonb(app) - ARRAY['id', 'organization_id', 'owner_id', 'initial_access_token_id',
        'granted_for_itself', 'granted_for_people', 'permissions_version', 'version', 'jwks_id']
      || jsonb_build_object('client_id', app.id, 'owner_email', owner.email,
      'members', (SELECT coalesce(jsonb_agg(p.email ORDER BY p.email), '[]') FROM app_member m
        JOIN person p ON p.id = m.person_id WHERE m.app_id = app.id),
      'permissions', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'scope', one.scope, 'kind', one.kind, 'status', one.status)
        ORDER BY one.scope, one.kind), '[]') FROM api_permission one WHERE one.app_id = app.id),
      'keys', (SELECT coalesce(jsonb_agg(jsonb_build_object('kid', k.kid, 'name', k.name, 'jwk', k.jwk)
        ORDER BY k.created_at), '[]') FROM app_key k WHERE k.app_id = app.id),
      'secrets', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'slot', s.slot,
        'created_at', s.created_at, 'created_by', s.created_by_name, 'expires_at', s.expires_at,
        'retired_at', s.retired_at, 'retirement', s.retirement, 'moved_in_at', s.moved_in_at)
        ORDER BY s.created_at), '[]') FROM secret s WHERE s.app_id = app.id)) AS app
    FROM app JOIN person owner ON owner.id = app.owner_id
    WHERE app.organization_id = ${organizationId} AND app.id > ${after}
    ORDER BY app.id LIMIT ${take}`
  return rows.map(({ app }) => app)
}

/** People, APIs and policies of the organization. */
export async function findExportedRest(tx: Tx, organizationId: string) {
  const [row] = await tx.$queryRaw<{ rest: Record<string, unknown> }[]>`
    SELECT jsonb_build_object(
      'organization', jsonb_build_object('name', o.name, 'created_at', o.created_at),
      'policies', (SELECT to_jsonb(policy) - 'organization_id' FROM policy
        WHERE policy.organization_id = o.id),
      'people', (SELECT coalesce(jsonb_agg(jsonb_build_object('email', p.email, 'name', p.name,
        'role', m.role, 'since', m.created_at, 'disabled_at', m.disabled_at) ORDER BY p.email), '[]')
        FROM membership m JOIN person p ON p.id = m.person_id WHERE m.organization_id = o.id),
      'apis', (SELECT coalesce(jsonb_agg(jsonb_build_object('identifier', api.identifier, 'name', api.name,
        'token_ttl_seconds', api.token_ttl_seconds, 'scopes',
        (SELECT coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'description', s.description)
          ORDER BY s.name), '[]') FROM api_scope s WHERE s.api_id = api.id))
        ORDER BY api.identifier), '[]') FROM api WHERE api.organization_id = o.id)) AS rest
    FROM organization o WHERE o.id = ${organizationId}`
  return row?.rest ?? {}
}

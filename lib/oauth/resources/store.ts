import type { Resource } from '@/lib/apis/api'
import { rowsOf, type Statement } from '@/lib/db/statement'

/** An app that introspects tokens for the API with this identifier; null for every token. */
export type TokenChecker = { appId: string; identifier: string | null }

/** An organization's APIs, who checks their tokens, and their version, read at the same moment. */
export type ApisAtVersion = { version: number; apis: Resource[]; checkers: TokenChecker[] }

const FIND_APIS: Statement = {
  name: 'find-apis',
  text: `
    SELECT organization.apis_version AS version, coalesce((
      SELECT json_agg(json_build_object(
        'id', api.id, 'identifier', api.identifier, 'name', api.name,
        'tokenFormat', api.token_format, 'signingAlg', api.signing_alg,
        'tokenType', api.token_type, 'tokenTtlSeconds', api.token_ttl_seconds,
        'tokenClaims', api.token_claims,
        'scopes', (SELECT coalesce(json_agg(s.name ORDER BY s.name), '[]')
          FROM api_scope s WHERE s.api_id = api.id)))
      FROM api WHERE api.organization_id = organization.id), '[]') AS apis, coalesce((
      SELECT json_agg(json_build_object('appId', c.app_id, 'identifier', api.identifier))
      FROM token_checker c LEFT JOIN api ON api.id = c.api_id
      WHERE c.organization_id = organization.id), '[]') AS checkers
    FROM organization WHERE organization.id = $1`,
}

/** Every API of the organization, with the apps that check tokens; none if the organization is gone. */
export async function findApis(organizationId: string): Promise<ApisAtVersion> {
  const [found] = await rowsOf<ApisAtVersion>(FIND_APIS, [organizationId])
  return found ?? { version: 0, apis: [], checkers: [] }
}

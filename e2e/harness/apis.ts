import type { Pool } from 'pg'
import { newId, randomBase62 } from '@/lib/crypto/random'
import { callAction } from './action'
import type { Deployment } from './deployment'
import type { Org } from './fixtures'
import { form } from './form'
import { granted } from './portal'

export type RegisteredApi = { id: string; identifier: string; scope: string }

export type ApiOptions = {
  identifier?: string
  format?: 'jwt' | 'opaque'
  tokenType?: 'at_jwt' | 'jwt'
  ttlSeconds?: number
  /** Which apps get tokens for themselves. */
  access?: 'with_approval' | 'every_app'
}

/** An API of the organization, open to every app, with a scope of its own. Its tokens live ten minutes. */
export async function addApi(
  pool: Pool,
  { organizationId }: Pick<Org, 'organizationId'>,
  { format = 'jwt', tokenType = 'at_jwt', ...options }: ApiOptions = {},
): Promise<RegisteredApi> {
  const id = newId('api')
  const scope = `orders.${randomBase62(8)}`
  const { identifier = `https://apis.example/${id}`, ttlSeconds = 600 } = options
  const { access = 'every_app' } = options
  await pool.query(
    `INSERT INTO api (id, organization_id, identifier, name, token_format, token_type,
                      token_ttl_seconds, access_for_itself, created_at, updated_at)
     VALUES ($1, $2, $3, 'Orders', $4::token_format, $5::token_type, $6, $7::api_access, now(), now())`,
    [id, organizationId, identifier, format, tokenType, ttlSeconds, access],
  )
  await pool.query(
    `INSERT INTO api_scope (organization_id, name, api_id, description)
     VALUES ($1, $2, $3, 'Read your orders.')`,
    [organizationId, scope, id],
  )
  await pool.query('UPDATE organization SET apis_version = apis_version + 1 WHERE id = $1', [
    organizationId,
  ])
  return { id, identifier, scope }
}

/** An administrator lets an app introspect the tokens of an API. */
export async function letCheck(
  { org, origin }: Pick<Deployment, 'org' | 'origin'>,
  api: RegisteredApi,
  app: { id: string },
): Promise<void> {
  const session = await org.openSession(org.administrator, origin)
  const page = `/admin/apis/${api.id}`
  granted(await callAction(session, page, 'apis/checkers/add', api.id, form({ appId: app.id })))
}

/** An administrator lets an app introspect every token of the organization. */
export async function letCheckAll(
  { org, origin }: Pick<Deployment, 'org' | 'origin'>,
  app: { id: string },
): Promise<void> {
  const session = await org.openSession(org.administrator, origin)
  const sent = form({ appId: app.id })
  granted(await callAction(session, '/admin/policies', 'policies/checkers/add', sent))
}

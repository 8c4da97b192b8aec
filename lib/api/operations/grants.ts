import { z } from 'zod'
import { listAuthorizations } from '@/lib/grants/list-authorizations'
import { revokeGrant } from '@/lib/grants/revoke-grant'
import { moment } from '../moment'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { pageOfItems, pageOnWire, searchedPage } from './paging'

const grant = typeNamed('Grant', {
  id: z.string(),
  app: z.object({
    name: z.string(),
    description: z.string(),
    company: z.string(),
    organization_name: z.string(),
    verified: z.boolean(),
    status: z.enum(['active', 'suspended', 'deleted']),
  }),
  scopes: z.array(
    z.object({
      name: z.string(),
      sentence: z.string().nullable(),
      api_name: z.string().nullable(),
    }),
  ),
  /** For so many minutes more, an API that checks only signatures may accept its JWTs; whether one is told. */
  offline: z.object({ minutes: z.number(), told: z.boolean() }),
  granted_at: moment,
  changed_at: moment,
  last_used_at: moment.nullable(),
})

const list = operation({
  id: 'listGrants',
  method: 'GET',
  path: '/grants',
  tag: 'Grants',
  summary: 'What you have allowed apps, less those of your other organizations, the latest first.',
  scope: 'grants:read',
  peopleOnly: true,
  query: searchedPage,
  answer: pageOfItems(grant),
  listOf: grant,
  async run(actor, { query }) {
    const {
      authorizations: items,
      total,
      page,
    } = await listAuthorizations(actor, query, query.size)
    return pageOnWire({ items, total, page }, { path: '/grants', query })
  },
})

const revoke = operation({
  id: 'revokeGrant',
  method: 'DELETE',
  path: '/grants/{grant_id}',
  tag: 'Grants',
  summary: 'Take back what you have allowed an app: every token of it ends at once.',
  scope: 'grants:write',
  peopleOnly: true,
  params: z.object({ grant_id: z.string().max(100) }),
  refusals: ['not_found'],
  run: (actor, { params }) => revokeGrant(actor, params.grant_id),
})

export const grantOperations = [list, revoke]

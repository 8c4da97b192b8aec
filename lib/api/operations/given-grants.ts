import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { APP_SOURCES } from '@/lib/apps/app'
import { GIVEN_GROUPS, REVOKED_AT_ONCE_MAX } from '@/lib/grants/given'
import { revokeGivenInput } from '@/lib/grants/given-query'
import { listGiven } from '@/lib/grants/list-given'
import { revokeGiven } from '@/lib/grants/revoke-given'
import { momentPlace } from '@/lib/place'
import { moment } from '../moment'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { countedPartOfItems, countedPartOnWire, longList, searchText } from './paging'

const given = typeNamed('GivenGrant', {
  id: z.string(),
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  app: z.object({
    id: z.string(),
    name: z.string(),
    source: z.enum(APP_SOURCES),
    verified: z.boolean(),
    status: z.enum(['active', 'suspended', 'deleted']),
    /** Null for an app of the caller's own organization. */
    organization_name: z.string().nullable(),
  }),
  scopes: z.array(z.object({ name: z.string(), sentence: z.string().nullable() })),
  granted_at: moment,
  last_used_at: moment.nullable(),
})

const list = operation({
  id: 'listGivenGrants',
  method: 'GET',
  path: '/given-grants',
  tag: 'Grants',
  summary: 'Who has let which app in, the latest first: for administrators.',
  description:
    '`client_id` narrows it to one app; `group` to those that people registered, or to those that came by themselves (`agents`).',
  scope: 'people:read apps:read',
  peopleOnly: true,
  query: longList(momentPlace()).extend({
    search: searchText,
    client_id: z.string().max(2_000).optional(),
    group: z.enum(GIVEN_GROUPS).optional(),
  }),
  answer: countedPartOfItems(given),
  listOf: given,
  refusals: ['not_found'],
  async run(actor, { query }) {
    const { client_id: appId, group, ...wanted } = query
    const scope = { ...(group && { group }), ...(appId && { appId }) }
    const found = await listGiven(actor, { ...wanted, ...scope })
    return countedPartOnWire(found.grants, found, { path: '/given-grants', query })
  },
})

const revoke = operation({
  id: 'revokeGivenGrants',
  method: 'POST',
  path: '/given-grants/revoke',
  tag: 'Grants',
  summary: 'Take back what people allowed apps: every token of it ends at once.',
  description: 'What is gone already is no failure. `revoked` says how many ended.',
  scope: 'people:write',
  peopleOnly: true,
  body: z.object({ grant_ids: z.array(z.string()).min(1).max(REVOKED_AT_ONCE_MAX) }),
  answer: typeNamed('RevokedGrants', { revoked: z.int() }),
  refusals: ['forbidden', 'not_found'],
  async run(actor, { body }) {
    const chosen = acceptInput(revokeGivenInput, { grantIds: body.grant_ids })
    return { revoked: await revokeGiven(actor, chosen) }
  },
})

export const givenGrantOperations = [list, revoke]

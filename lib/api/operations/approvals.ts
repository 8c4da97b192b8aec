import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { APPROVAL_STATES } from '@/lib/apps/approvals/approval'
import { approvalDecision } from '@/lib/apps/approvals/approval-input'
import { listApprovals } from '@/lib/apps/approvals/list-approvals'
import { decideApproval } from '@/lib/apps/lifecycle/decide-approval'
import { momentPlace } from '@/lib/place'
import { moment } from '../moment'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { countedPartOfItems, countedPartOnWire, longList } from './paging'

const list = z.array(z.string())

/** What waits for an administrator, or what became of it. */
const approval = typeNamed('Approval', {
  id: z.string(),
  kind: z.enum(['new_app', 'change']),
  state: z.enum(APPROVAL_STATES),
  /** What is new, in a sentence. */
  sentence: z.string(),
  client_id: z.string(),
  client_name: z.string(),
  /** The registration as it is now; an approval names it. */
  revision: z.string(),
  add_redirect_uris: list,
  add_post_logout_redirect_uris: list,
  add_scopes: list,
  asked_at: moment,
  asked_by_name: z.string(),
  decided_at: moment.nullable(),
  decided_by_name: z.string().nullable(),
  word: z.string(),
})

const listAll = operation({
  id: 'listApprovals',
  method: 'GET',
  path: '/approvals',
  tag: 'Approvals',
  summary: 'What waits for an administrator, the oldest first, or what became of it.',
  scope: 'policies:read',
  query: longList(momentPlace()).extend({
    of: z.enum(['waiting', 'decided'], 'waiting or decided.').default('waiting'),
  }),
  answer: countedPartOfItems(approval),
  listOf: approval,
  refusals: ['forbidden'],
  async run(actor, { query }) {
    const found = await listApprovals(actor, query)
    const items = found.approvals.map(({ app, appId: clientId, change, ...one }) => {
      const { addRedirectUris, addPostLogoutRedirectUris, addScopes } = change
      const adds = { addRedirectUris, addPostLogoutRedirectUris, addScopes }
      return { ...one, ...adds, clientId, clientName: app.name, revision: app.revision }
    })
    return countedPartOnWire(items, found, { path: '/approvals', query })
  },
})

const decide = operation({
  id: 'decideApproval',
  method: 'POST',
  path: '/approvals/{approval_id}/decision',
  tag: 'Approvals',
  summary: 'Approve or refuse a new app, or a change of one.',
  description:
    'An approval names the `revision` that was seen; when the app has changed since, it is refused. A refusal needs a `word` to the app’s people.',
  scope: 'policies:write',
  peopleOnly: true,
  needsStepUp: true,
  params: z.object({ approval_id: z.string().max(40) }),
  body: z.object({
    verdict: z.enum(['approve', 'refuse']),
    revision: z.string().optional(),
    word: z.string().default(''),
  }),
  refusals: [
    'not_found',
    'forbidden',
    'step_up_required',
    'approval_decided_meanwhile',
    'approval_does_not_fit',
    'app_changed_meanwhile',
    'app_deleted',
    'host_not_admitted',
  ],
  async run(actor, { params, body }) {
    const decision = { ...body, approvalId: params.approval_id }
    await decideApproval(actor, acceptInput(approvalDecision, decision))
  },
})

export const approvalOperations = [listAll, decide]

import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { NETWORKS_MAX, networksInput } from '@/lib/apps/networks-input'
import { setAppNetworks } from '@/lib/apps/set-app-networks'
import { setSecretNetworks } from '@/lib/secrets/set-secret-networks'
import { NETWORK_VERDICTS, verdictOf } from '@/lib/usage/networks'
import { proposeNetworks } from '@/lib/usage/propose-networks'
import { tryNetworks } from '@/lib/usage/try-networks'
import { moment } from '../moment'
import { operation } from '../operation'
import { toWire } from '../to-wire'
import { typeNamed } from '../type-named'
import { inApp, inSecret } from './in-app'
import { credential } from './usage-answer'

const network = z
  .string()
  .max(50)
  .regex(/^[\da-f.:]+(\/\d{1,3})?$/i, 'A network, such as 203.0.113.0/24 or 2001:db8::/48.')
const list = typeNamed('Networks', {
  networks: z.array(network).max(NETWORKS_MAX).describe('Empty: from everywhere.'),
})

const accepted = ({ networks }: z.output<typeof list>) =>
  acceptInput(networksInput, { networks: networks.join('\n') })

const setting = {
  method: 'PUT',
  needsStepUp: true,
  body: list,
  answer: list,
} as const

const setOfApp = operation({
  ...setting,
  id: 'setAppNetworks',
  path: '/apps/{client_id}/networks',
  tag: 'Apps',
  scope: 'apps:write',
  summary: 'From which networks an app authenticates, in place of what was set.',
  params: inApp,
  refusals: [
    'not_found',
    'forbidden',
    'step_up_required',
    'app_deleted',
    'app_keeps_no_secret',
    'app_described_elsewhere',
  ],
  run: async (actor, { params, body }) =>
    toWire(await setAppNetworks(actor, params.client_id, accepted(body))),
})

const setOfSecret = operation({
  ...setting,
  id: 'setSecretNetworks',
  path: '/apps/{client_id}/secrets/{secret_id}/networks',
  tag: 'Secrets',
  scope: 'secrets:revoke',
  summary: 'From which networks one secret authenticates, in place of what was set.',
  params: inSecret,
  refusals: ['not_found', 'forbidden', 'step_up_required', 'secret_not_active'],
  async run(actor, { params, body }) {
    const which = { appId: params.client_id, secretId: params.secret_id }
    return toWire(await setSecretNetworks(actor, which, accepted(body)))
  },
})

const uses = typeNamed('NetworkUses', {
  first: z.array(z.object({ credential, address: z.string(), last_at: moment, uses: z.number() })),
  total: z.int(),
  uses: z.number(),
})

const looking = {
  tag: 'Usage',
  scope: 'apps:read',
  params: inApp,
  refusals: ['not_found', 'secret_not_active'],
} as const

const dryRun = operation({
  ...looking,
  id: 'dryRunNetworks',
  method: 'POST',
  path: '/apps/{client_id}/networks/dry-run',
  summary: 'Who of the last 30 days would have been refused. Nothing changes.',
  body: list.extend({ secret_id: z.string().max(40).optional() }),
  answer: typeNamed('NetworksDryRun', {
    verdict: z.enum(NETWORK_VERDICTS),
    refused: uses,
    admitted: uses,
    unknown_uses: z.number().describe('Of no known address, so that nobody can say.'),
  }),
  async run(actor, { params, body }) {
    const which = { appId: params.client_id, secretId: body.secret_id }
    const run = await tryNetworks(actor, which, accepted(body))
    return toWire({ ...run, verdict: verdictOf(run) })
  },
})

const propose = operation({
  ...looking,
  id: 'proposeNetworks',
  method: 'GET',
  path: '/apps/{client_id}/networks/proposal',
  summary: 'The fewest networks from which everybody of the last 30 days came.',
  query: z.object({ secret_id: z.string().max(40).optional() }),
  answer: typeNamed('NetworksProposal', {
    networks: z.array(
      z.object({ network: z.string(), addresses: z.int(), uses: z.number(), last_at: moment }),
    ),
    left_out: z.int().describe('How many more networks there are than a list takes.'),
    unknown_uses: z.number(),
  }),
  async run(actor, { params, query }) {
    const which = { appId: params.client_id, secretId: query.secret_id }
    return toWire(await proposeNetworks(actor, which))
  },
})

export const networkOperations = [setOfApp, setOfSecret, dryRun, propose]

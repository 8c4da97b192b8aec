import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { addFederatedCredential } from '@/lib/apps/federated/add-federated-credential'
import {
  CLAIM_NAME_MAX,
  CLAIM_VALUE_MAX,
  FEDERATED_NAME_MAX,
  type FederatedCredentialView,
  ISSUER_LENGTH_MAX,
  SUBJECT_LENGTH_MAX,
} from '@/lib/apps/federated/federated-credential'
import {
  federatedCredentialInput,
  removeFederatedInput,
} from '@/lib/apps/federated/federated-input'
import { listFederatedCredentials } from '@/lib/apps/federated/list-federated-credentials'
import { removeFederatedCredential } from '@/lib/apps/federated/remove-federated-credential'
import { findApp } from '@/lib/apps/find-app'
import { operation } from '../operation'
import { toWire } from '../to-wire'
import { typeNamed } from '../type-named'
import { inApp } from './in-app'
import { allItems } from './paging'
import { withId } from './with-id'

const moment = z.iso.datetime()
const claims = z.record(
  z
    .string()
    .max(CLAIM_NAME_MAX)
    .regex(/^[^\s=]+$/),
  z
    .string()
    .max(CLAIM_VALUE_MAX)
    .regex(/^[^\r\n]+$/),
)

/** Whose tokens authenticate an app, and when one last did. */
const federatedCredential = typeNamed('FederatedCredential', {
  id: z.string(),
  name: z.string(),
  issuer: z.string(),
  subject: z.string(),
  claims: z.record(z.string(), z.string()),
  reusable: z.boolean(),
  created_at: moment,
  created_by_name: z.string(),
  first_used_at: moment.nullable(),
  last_use: z
    .object({
      at: moment,
      address: z.string(),
      user_agent: z.string(),
      grant_type: z.string(),
    })
    .nullable(),
})

/** A federated credential, in the names of the API; the names of claims stay what they are. */
function onWire({ claims: of, use, ...one }: FederatedCredentialView) {
  const lastUse = use && {
    at: use.lastUsedAt,
    address: use.lastAddress,
    userAgent: use.lastUserAgent,
    grantType: use.lastGrantType,
  }
  const told = toWire({ ...one, firstUsedAt: use?.firstUsedAt ?? null, lastUse })
  return { ...told, id: one.id, claims: of }
}

const shared = { tag: 'Federated credentials', params: inApp } as const
const refusals = ['not_found', 'forbidden', 'step_up_required'] as const

const list = operation({
  ...shared,
  id: 'listFederatedCredentials',
  method: 'GET',
  path: '/apps/{client_id}/federated-credentials',
  summary: 'Whose tokens authenticate an app.',
  scope: 'apps:read',
  answer: allItems(federatedCredential),
  listOf: federatedCredential,
  refusals: ['not_found'],
  async run(actor, { params }) {
    const found = await listFederatedCredentials(actor, params.client_id)
    return { items: found.map(onWire), total: found.length }
  },
})

const add = operation({
  ...shared,
  id: 'addFederatedCredential',
  method: 'POST',
  path: '/apps/{client_id}/federated-credentials',
  summary: 'Let an app authenticate by the tokens of another issuer (RFC 7523).',
  scope: 'apps:write',
  needsStepUp: true,
  body: z.object({
    name: z.string('Give it a name.').max(FEDERATED_NAME_MAX),
    issuer: z.string('Name the issuer.').max(ISSUER_LENGTH_MAX),
    subject: z
      .string('Name the subject.')
      .max(SUBJECT_LENGTH_MAX)
      .describe('A * stands for any characters.'),
    claims: claims.default({}).describe('Other claims by name; a * stands for any characters.'),
    reusable: z.boolean().default(false).describe('A token may be sent again until it expires.'),
  }),
  answer: federatedCredential,
  status: 201,
  refusals: [
    ...refusals,
    'app_deleted',
    'app_suspended',
    'app_waits_for_approval',
    'app_waits_for_confirmation',
    'app_keeps_no_secret',
    'app_described_elsewhere',
    'federation_not_in_fapi',
    'too_many_federated_credentials',
  ],
  async run(actor, { params, body }) {
    const { reusable, claims: named, ...typed } = body
    const lines = Object.entries(named).map(([name, value]) => `${name}=${value}`)
    const input = acceptInput(federatedCredentialInput, {
      ...typed,
      claims: lines.join('\n'),
      ...(reusable ? { reusable: 'on' } : {}),
    })
    return onWire(await addFederatedCredential(actor, params.client_id, input))
  },
  idOf: ({ id }) => id,
  async replay(actor, { client_id, id }) {
    return onWire(withId(await listFederatedCredentials(actor, client_id), id))
  },
})

const remove = operation({
  ...shared,
  id: 'removeFederatedCredential',
  method: 'DELETE',
  path: '/apps/{client_id}/federated-credentials/{credential_id}',
  summary: 'Remove a federated credential, with every token that was minted by it.',
  scope: 'apps:write',
  needsStepUp: true,
  params: inApp.extend({ credential_id: z.string().max(40) }),
  refusals: [...refusals, 'confirmation_mismatch'],
  async run(actor, { params }) {
    // Nobody types the name: whoever calls has named the app and the credential by id.
    const { name: typedName } = await findApp(actor, params.client_id)
    const input = acceptInput(removeFederatedInput, {
      credentialId: params.credential_id,
      typedName,
    })
    await removeFederatedCredential(actor, params.client_id, input)
  },
})

export const federatedCredentialOperations = [list, add, remove]

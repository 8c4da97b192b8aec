import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { addOrganization } from '@/lib/people/organizations/add-organization'
import { listOrganizations } from '@/lib/people/organizations/list-organizations'
import {
  newOrganizationInput,
  organizationNameInput,
} from '@/lib/people/organizations/organization-input'
import { renameOrganization } from '@/lib/people/organizations/rename-organization'
import { EMAIL_MAX, PERSON_NAME_MAX } from '@/lib/people/person'
import { moment } from '../moment'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { allItems, allOnWire } from './paging'

const shared = { tag: 'Organizations', peopleOnly: true } as const
const changes = { ...shared, scope: 'organizations:write', needsStepUp: true } as const

const organization = typeNamed('Organization', {
  id: z.string(),
  name: z.string(),
  created_at: moment,
  people: z.int(),
  apps: z.int(),
})

const list = operation({
  ...shared,
  id: 'listOrganizations',
  method: 'GET',
  path: '/organizations',
  summary: 'The organizations of the installation: for administrators of its first one.',
  scope: 'organizations:read',
  answer: allItems(organization),
  listOf: organization,
  refusals: ['not_found'],
  run: async (actor) => allOnWire(await listOrganizations(actor)),
})

const name = z.string().max(10 * PERSON_NAME_MAX)

const create = operation({
  ...changes,
  id: 'createOrganization',
  method: 'POST',
  path: '/organizations',
  summary: 'Create an organization with its first administrator.',
  description:
    'Answers the one-time link of that person; `null` for a colleague who has an account: they only switch. Nothing shows it again.',
  body: z.object({
    organization_name: name,
    administrator: z.object({ name, email: z.string().max(10 * EMAIL_MAX) }),
  }),
  answer: typeNamed('NewOrganization', {
    organization_id: z.string(),
    link: z.string().nullable(),
  }),
  status: 201,
  showsValue: true,
  refusals: ['forbidden', 'step_up_required'],
  async run(actor, { body: { organization_name: organizationName, administrator } }) {
    const input = acceptInput(newOrganizationInput, { organizationName, ...administrator })
    const { organizationId, link } = await addOrganization(actor, input)
    return { organization_id: organizationId, link: link?.reveal() ?? null }
  },
  idOf: ({ organization_id }) => organization_id,
})

const rename = operation({
  ...changes,
  id: 'renameOrganization',
  method: 'PUT',
  path: '/organizations/{organization_id}/name',
  summary: 'Give an organization of the installation another name.',
  params: z.object({ organization_id: z.string().max(100) }),
  body: z.object({ organization_name: name }),
  refusals: ['forbidden', 'not_found', 'step_up_required'],
  async run(actor, { params, body }) {
    const input = acceptInput(organizationNameInput, { organizationName: body.organization_name })
    await renameOrganization(actor, params.organization_id, input)
  },
})

export const organizationOperations = [list, create, rename]

import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { addPerson } from '@/lib/people/invitations/add-person'
import { inviteAgain } from '@/lib/people/invitations/invite-again'
import { listPeople } from '@/lib/people/list-people'
import { EMAIL_MAX, PERSON_NAME_MAX } from '@/lib/people/person'
import { newPersonInput } from '@/lib/people/person-input'
import { viewPerson } from '@/lib/people/view-person'
import { operation } from '../operation'
import { toWire } from '../to-wire'
import { inPerson } from './in-person'
import { pageOfItems, pageOnWire, searchedPage } from './paging'
import { invitation, member, role } from './person-answer'

const list = operation({
  id: 'listPeople',
  method: 'GET',
  path: '/people',
  tag: 'People',
  summary: 'The people of the organization, by name; `search` looks into names and emails.',
  scope: 'people:read',
  query: searchedPage,
  answer: pageOfItems(member),
  listOf: member,
  refusals: ['not_found'],
  async run(actor, { query }) {
    const { people: items, total, page } = await listPeople(actor, query, query.size)
    return pageOnWire({ items, total, page }, { path: '/people', query })
  },
})

const read = operation({
  id: 'readPerson',
  method: 'GET',
  path: '/people/{person_id}',
  tag: 'People',
  summary: 'One person of the organization.',
  scope: 'people:read',
  params: inPerson,
  answer: member,
  refusals: ['not_found'],
  run: async (actor, { params }) => toWire(await viewPerson(actor, params.person_id)),
})

const add = operation({
  id: 'addPerson',
  method: 'POST',
  path: '/people',
  tag: 'People',
  summary: 'Add a person to the organization.',
  description:
    'Answers the one-time link with which they choose a password, valid for seven days. Nothing shows it again. `email_verified` says that you vouch for the email.',
  scope: 'people:write',
  needsStepUp: true,
  body: z.object({
    name: z.string().max(10 * PERSON_NAME_MAX),
    email: z.string().max(10 * EMAIL_MAX),
    role,
    email_verified: z.boolean().default(false),
  }),
  answer: invitation,
  status: 201,
  showsValue: true,
  refusals: ['forbidden', 'step_up_required', 'email_taken'],
  async run(actor, { body: { email_verified: emailVerified, ...body } }) {
    const input = acceptInput(newPersonInput, { ...body, emailVerified })
    const { personId, link } = await addPerson(actor, input)
    return { person_id: personId, link: link.reveal() }
  },
  idOf: ({ person_id }) => person_id,
})

const invite = operation({
  id: 'invitePersonAgain',
  method: 'POST',
  path: '/people/{person_id}/invitation',
  tag: 'People',
  summary: 'Make a new one-time link with which the person chooses a password.',
  description: 'Older links die. Nothing shows it again.',
  scope: 'people:write',
  needsStepUp: true,
  params: inPerson,
  answer: invitation,
  status: 201,
  showsValue: true,
  refusals: ['forbidden', 'not_found', 'step_up_required', 'person_disabled'],
  async run(actor, { params: { person_id } }) {
    return { person_id, link: (await inviteAgain(actor, person_id)).reveal() }
  },
  idOf: ({ person_id }) => person_id,
})

export const personOperations = [list, read, add, invite]

import { z } from 'zod'
import { endSessionOf } from '@/lib/people/sessions/end-session-of'
import { endSessionsOf } from '@/lib/people/sessions/end-sessions-of'
import { listSessionsOf } from '@/lib/people/sessions/list-sessions'
import { operation } from '../operation'
import { toWire } from '../to-wire'
import { inPerson } from './in-person'
import { allItems } from './paging'
import { session } from './person-answer'

const list = operation({
  id: 'listSessions',
  method: 'GET',
  path: '/people/{person_id}/sessions',
  tag: 'People',
  summary: 'Where a person is signed in: the sessions that were seen last, and how many there are.',
  scope: 'people:read',
  params: inPerson,
  answer: allItems(session),
  listOf: session,
  refusals: ['not_found'],
  async run(actor, { params }) {
    const { sessions, total } = await listSessionsOf(actor, params.person_id)
    return { items: sessions.map(toWire), total }
  },
})

const endAll = operation({
  id: 'endSessions',
  method: 'DELETE',
  path: '/people/{person_id}/sessions',
  tag: 'People',
  summary: 'End every session of a person, and tell the apps.',
  scope: 'people:write',
  params: inPerson,
  refusals: ['forbidden', 'not_found'],
  run: (actor, { params }) => endSessionsOf(actor, params.person_id),
})

const endOne = operation({
  id: 'endSession',
  method: 'DELETE',
  path: '/people/{person_id}/sessions/{session_id}',
  tag: 'People',
  summary: 'End one session of a person, and tell the apps.',
  scope: 'people:write',
  params: inPerson.extend({ session_id: z.string().max(100) }),
  refusals: ['forbidden', 'not_found'],
  run: (actor, { params }) => endSessionOf(actor, params.person_id, params.session_id),
})

export const sessionOperations = [list, endAll, endOne]

import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { changeRole } from '@/lib/people/change-role'
import { disablePerson } from '@/lib/people/disable-person'
import { enablePerson } from '@/lib/people/enable-person'
import { EMAIL_MAX } from '@/lib/people/person'
import { emailInput, roleInput } from '@/lib/people/person-input'
import { changeEmail } from '@/lib/people/profile/change-email'
import { emailVerifiedInput } from '@/lib/people/profile/profile-input'
import { setEmailVerified } from '@/lib/people/profile/set-email-verified'
import { resetSecondFactor } from '@/lib/people/second-factor/reset-second-factor'
import { operation } from '../operation'
import { inPerson } from './in-person'
import { role } from './person-answer'

const shared = {
  tag: 'People',
  scope: 'people:write',
  needsStepUp: true,
  params: inPerson,
} as const

const refusals = ['forbidden', 'not_found', 'step_up_required'] as const

const giveRole = operation({
  ...shared,
  id: 'changeRole',
  method: 'PUT',
  path: '/people/{person_id}/role',
  summary: 'Give a person another role, from their next request on.',
  body: z.object({ role }),
  refusals: [...refusals, 'last_administrator'],
  run: (actor, { params, body }) =>
    changeRole(actor, params.person_id, acceptInput(roleInput, body)),
})

const vouch = operation({
  ...shared,
  id: 'setEmailVerified',
  method: 'PUT',
  path: '/people/{person_id}/email-verified',
  summary: 'Say to apps whether a person’s email is theirs.',
  body: z.object({ email_verified: z.boolean() }),
  refusals,
  run: (actor, { params, body }) =>
    setEmailVerified(actor, params.person_id, acceptInput(emailVerifiedInput, body.email_verified)),
})

const giveEmail = operation({
  ...shared,
  id: 'changeEmail',
  method: 'PUT',
  path: '/people/{person_id}/email',
  summary: 'Give a person another email, with which they sign in; their sessions end.',
  body: z.object({ email: z.string().max(10 * EMAIL_MAX) }),
  refusals: [...refusals, 'account_elsewhere', 'email_taken'],
  run: (actor, { params, body }) =>
    changeEmail(actor, params.person_id, acceptInput(emailInput, body)),
})

const disable = operation({
  ...shared,
  id: 'disablePerson',
  method: 'POST',
  path: '/people/{person_id}/disable',
  summary: 'Disable a person: their sessions and links end at once, and what they own stays.',
  refusals: [...refusals, 'last_administrator'],
  run: (actor, { params }) => disablePerson(actor, params.person_id),
})

const enable = operation({
  ...shared,
  id: 'enablePerson',
  method: 'POST',
  path: '/people/{person_id}/enable',
  summary: 'Let a disabled person sign in again.',
  refusals,
  run: (actor, { params }) => enablePerson(actor, params.person_id),
})

const resetFactors = operation({
  ...shared,
  id: 'resetSecondFactor',
  method: 'DELETE',
  path: '/people/{person_id}/second-factors',
  summary: 'Remove every second factor of a person who has lost theirs.',
  refusals,
  run: (actor, { params }) => resetSecondFactor(actor, params.person_id),
})

export const personChangeOperations = [giveRole, vouch, giveEmail, disable, enable, resetFactors]

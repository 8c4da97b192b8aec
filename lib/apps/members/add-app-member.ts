import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { findColleague } from '@/lib/people/find-colleague'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { AppView } from '../app'
import { refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'
import { insertMember } from '../store'
import type { NewMemberInput } from './member-input'

function refuseEmail(sentence: string): never {
  throw new Refusal('invalid_input', sentence, { email: sentence })
}

/**
 * Adds a person of the same organization as a member, who may then do what the owner may. Refuses
 * with `not_found`, `forbidden`, `app_deleted`, `step_up_required`, and `invalid_input` about the
 * field `email`.
 */
export function addAppMember(
  actor: Actor,
  appId: string,
  { email }: NewMemberInput,
): Promise<AppView> {
  return changeApp(actor, appId, async (app, tx) => {
    refuseDeleted(app)
    requireStepUp(actor)
    const person = await findColleague(tx, actor.organizationId, email)
    if (!person) refuseEmail('Nobody in your organization has this email.')
    if (person.id === app.ownerId) refuseEmail(`${person.name} owns this app already.`)
    if (app.members.some((member) => member.personId === person.id)) {
      refuseEmail(`${person.name} was added before.`)
    }
    await insertMember(tx, { appId, personId: person.id, createdAt: now() })
    return planChange('app.member_added', { detail: { personId: person.id, name: person.name } })
  })
}

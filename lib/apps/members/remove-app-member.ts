import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { findNames } from '@/lib/people/find-people'
import type { AppView } from '../app'
import { refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'
import { deleteMember } from '../store'

/**
 * Removes a member from the app. Refuses with `not_found` (also when the person is no member),
 * `forbidden`, `app_deleted`.
 */
export function removeAppMember(actor: Actor, appId: string, personId: string): Promise<AppView> {
  return changeApp(actor, appId, async (app, tx) => {
    refuseDeleted(app)
    const member = app.members.some((one) => one.personId === personId)
    const name = (await findNames(tx, [personId])).get(personId)
    if (!member || name === undefined) {
      throw new Refusal('not_found', `person ${personId} at app ${appId}`)
    }
    await deleteMember(tx, appId, personId)
    return planChange('app.member_removed', { detail: { personId, name } })
  })
}

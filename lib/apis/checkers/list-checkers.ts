import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeApi } from '../authorize-api'
import { isAppOfPerson } from '../is-app-of-person'
import { mayDecide } from '../permissions/authorize-decision'
import type { Checked, Checker } from './checker'
import { findCheckers } from './store'

/**
 * The apps that check these tokens, by name. A developer who does not own the API gets only apps
 * that they own or are a member of. Refuses with `not_found`.
 */
export async function listCheckers(actor: Actor, checked: Checked): Promise<Checker[]> {
  const { organizationId, personId, role } = actor
  const owner = checked === null ? null : (await authorizeApi(db(), actor, checked)).owner
  const seesAll = role !== 'developer' || mayDecide(actor, { owner })
  const rows = await findCheckers(db(), { organizationId, apiId: checked })
  const checkers = rows.map(({ app, ...checker }) => ({
    ...checker,
    app: { id: app.id, name: app.name },
    mayOpen: role !== 'developer' || isAppOfPerson(app, personId),
  }))
  return checkers.filter(({ mayOpen }) => seesAll || mayOpen)
}

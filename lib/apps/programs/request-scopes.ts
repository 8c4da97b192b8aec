import type { Origin } from '@/lib/actor'
import { findOpenScopes } from '@/lib/apis/find-open-scopes'
import { db } from '@/lib/db/client'
import { isRegisteredByPeople } from '../app'
import { holdEdit } from '../approvals/hold-edit'
import { changeApp } from '../change-app'
import { FIELDS } from '../fields/fields'
import { ownerAsActor } from '../owner-as-actor'
import { planEdit } from '../plan-edit'
import { refuseIdle } from '../refuse-idle'
import { findAppOf } from '../store'

/** An app that registered itself, and the scopes that it asks for beyond its registration. */
export type ScopeRequest = { appId: string; organizationId: string; scopes: readonly string[] }

/**
 * Registers the scopes that APIs give to every app, because the app asks for them: it could have
 * registered them itself, and an MCP client learns of more only as it goes (Model Context Protocol,
 * Step-Up Authorization Flow). The others stay unregistered. Answers whether the registration has to
 * be read again: also when another request has just registered the same scopes. Nothing changes above
 * the limit of an app's scopes. An administrator's verification stays: whoever made the API's rule
 * has vouched for them. Refuses with `not_found` an app that is out of service.
 */
export async function requestScopes(
  { appId, organizationId, scopes }: ScopeRequest,
  origin: Origin,
): Promise<boolean> {
  const open = await findOpenScopes(db(), organizationId, scopes)
  const app = open.length === 0 ? null : await findAppOf(db(), organizationId, appId)
  if (!app || isRegisteredByPeople(app.source)) return false
  const owner = await ownerAsActor(db(), app, origin)
  await changeApp(owner, appId, async (present, tx) => {
    refuseIdle(present)
    const asked = [...new Set([...present.scopes, ...open])]
    if (asked.length > FIELDS.scopes.maxCount) return null
    const edit = { scopes: asked }
    const { atOnce } = await holdEdit(tx, owner, { app: present, edit, byItself: true })
    return planEdit(present, atOnce, { vouches: true })
  })
  return true
}

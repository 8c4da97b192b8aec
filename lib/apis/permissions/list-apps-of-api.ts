import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { lengthUpTo, pageOf } from '@/lib/page'
import { findDisabled } from '@/lib/people/find-disabled'
import { authorizeApi } from '../authorize-api'
import { isAppOfPerson } from '../is-app-of-person'
import { mayDecide } from './authorize-decision'
import { APPS_OF_API_COUNTED_MAX, APPS_OF_API_PER_PAGE, type AppsAtApi } from './permission'
import { type AppsOfApi, countAppsOfApi, findAppsOfApi } from './store'

type Page = { of: 'waiting' | 'decided'; page: number; size?: number; most?: number | null }

/**
 * The apps that wait for a permission of the API, or about which something was decided, by name. A
 * developer who does not own the API gets only apps that they own or are a member of. The first `most`
 * are counted and have pages; a page past the end is answered with the last page. Refuses with `not_found`.
 */
export async function listAppsOfApi(
  actor: Actor,
  apiId: string,
  { of, page: wanted, size: take = APPS_OF_API_PER_PAGE, most = APPS_OF_API_COUNTED_MAX }: Page,
): Promise<AppsAtApi> {
  const { organizationId, personId, role } = actor
  const api = await authorizeApi(db(), actor, apiId)
  const seesAll = role !== 'developer' || mayDecide(actor, api)
  const which: AppsOfApi = {
    organizationId,
    apiId,
    statuses: of === 'waiting' ? ['requested'] : ['granted', 'refused'],
    ofPersonId: seesAll ? null : personId,
  }
  const length = await lengthUpTo(most, (upTo) => countAppsOfApi(db(), which, upTo))
  const { page, skip } = pageOf(length.total, { page: wanted, size: take })
  const rows = await findAppsOfApi(db(), which, { skip, take })
  const owners = rows.map(({ ownerId }) => ownerId)
  const disabled = await findDisabled(db(), organizationId, owners)
  const apps = rows.map(({ permissions, ...row }) => {
    const app = {
      id: row.id,
      name: row.name,
      ownerName: row.owner.name,
      ownerDisabled: disabled.has(row.ownerId),
    }
    const mayOpen = role !== 'developer' || isAppOfPerson(row, personId)
    return { app, mayOpen, permissions }
  })
  return { apps, ...length, page }
}

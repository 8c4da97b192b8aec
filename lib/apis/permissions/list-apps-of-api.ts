import { z } from 'zod'
import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { lengthUpTo, pageOf, type WantedPart } from '@/lib/page'
import { findDisabled } from '@/lib/people/find-disabled'
import { cutAt, textKey } from '@/lib/place'
import { authorizeApi } from '../authorize-api'
import { isAppOfPerson } from '../is-app-of-person'
import { mayDecide } from './authorize-decision'
import { APPS_OF_API_COUNTED_MAX, APPS_OF_API_PER_PAGE, type AppsAtApi } from './permission'
import { type AppPlace, type AppsOfApi, countAppsOfApi, findAppsAt, findPlaces } from './store'

/** Where an app stands in these lists. */
export const appOfApiPlace = z
  .tuple([textKey, textKey])
  .transform(([name, id]): AppPlace => ({ name, id }))

type Wanted = WantedPart<AppPlace> & { of: 'waiting' | 'decided' }

/**
 * The apps that wait for a permission of the API, or about which something was decided, by name. A
 * developer who does not own the API gets only apps that they own or are a member of. The first `most`
 * are counted and have pages; a page past the end is answered with the last page. Behind a place each
 * app is reached; `next` is where they go on, or null. Refuses with `not_found`.
 */
export async function listAppsOfApi(
  actor: Actor,
  apiId: string,
  {
    of,
    page: wanted = 1,
    after,
    size: take = APPS_OF_API_PER_PAGE,
    most = APPS_OF_API_COUNTED_MAX,
  }: Wanted,
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
  const found = await findPlaces(db(), which, { after, skip, take: take + 1 })
  const { rows: places, next } = cutAt(found, take, ({ name, id }) => [name, id])
  const rows = await findAppsAt(db(), which, places)
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
  return { apps, ...length, page, next }
}

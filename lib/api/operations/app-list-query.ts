import { z } from 'zod'
import { APPS_PER_PAGE } from '@/lib/apps/app'
import { APP_TYPES } from '@/lib/apps/fields/field'
import { SECRET_STATES } from '@/lib/apps/list/app-query'
import { placeIn } from '@/lib/apps/list/place'
import { pageSize } from './page-query'
import { longList, searchText } from './paging'

/**
 * The query parameters of the list of apps. The filters are those of My Apps. But a wrong value is
 * refused and not ignored, because a program would take the unfiltered list for its answer.
 */
export const appListQuery = longList(placeIn('name')).extend({
  size: pageSize('apps', { byDefault: APPS_PER_PAGE }),
  search: searchText,
  status: z.enum(['active', 'suspended', 'deleted'], 'active, suspended or deleted.').optional(),
  type: z.enum(APP_TYPES, 'web, machine or native.').optional(),
  secrets: z.enum(SECRET_STATES, 'expiring, never_used or none.').optional(),
})

import { z } from 'zod'
import { PERMISSION_KINDS } from '@/lib/apis/permissions/permission'
import { moment } from '../moment'
import { typeNamed } from '../type-named'

/** One scope of an API for one kind of access. */
export const permissionRef = z.object({ kind: z.enum(PERMISSION_KINDS), scope: z.string() })

/** A permission of an app, and what became of its request. */
export const permission = permissionRef
  .extend({
    status: z.enum(['requested', 'granted', 'refused']),
    requested_at: moment,
    requested_by_name: z.string().nullable(),
    decided_at: moment.nullable(),
    decided_by_name: z.string().nullable(),
    /** What the decision says to the app's people; empty when it says nothing. */
    word: z.string(),
    by_migration: z.boolean(),
  })
  .meta({ id: 'Permission' })

/** The same with its API. */
export const permissionOfApp = permission
  .extend({
    api: z.object({ id: z.string(), name: z.string() }),
  })
  .meta({ id: 'PermissionOfApp' })

/** An app with its permissions at one API. */
export const appPermissions = typeNamed('AppPermissions', {
  client_id: z.string(),
  name: z.string(),
  owner_name: z.string(),
  permissions: z.array(permission),
})
